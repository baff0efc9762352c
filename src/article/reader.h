/* reader.h: walking inputs. The behaviour is that of entente_reader_open and _next in entente.h. */
#ifndef ENTENTE_ARTICLE_READER_H
#define ENTENTE_ARTICLE_READER_H

#include "article/article.h"

struct article_reader;

entente_status article_reader_open(const char *path, const char *date, struct article_reader **reader,
                                   entente_error *error);
entente_status article_reader_next(struct article_reader *reader, struct entente_article **article,
                                   entente_error *error);
void article_reader_free(struct article_reader *reader);

/* One input in memory; its first article. `bytes` need not end in NUL. */
entente_status article_parse(const char *name, const char *bytes, size_t size, const char *date,
                             struct entente_article **article, entente_error *error);

#endif
