/* http.h: requests to a triple store: TLS checked, logins, repeated when the store is busy or gone. */
#ifndef ENTENTE_STORE_HTTP_H
#define ENTENTE_STORE_HTTP_H

#include "base/text.h"
#include "entente.h"

struct http;

struct http_request {
    const char *method, *url;  /* "PUT", "POST", "GET" */
    const char *type, *accept; /* media types; NULL: none */
    const char *body;
    size_t size;
};

struct http_answer {
    long code; /* 200, 404, ...; 0: no answer */
    struct text body;
};

/* `name` and `password` may be NULL; `authorities` is a file of certificates (NULL: the system's). NULL
 * without memory. */
struct http *http_open(const char *name, const char *password, const char *authorities, unsigned tries);
void http_close(struct http *http);
/* Sends, and sends again, waiting twice as long each time, when no answer comes or one of 429, 500, 502, 503
 * and 504. Fails when none comes in the end, or one of 400 and above, except 404; the message tells what the
 * store says. */
entente_status http_send(struct http *http, const struct http_request *request, struct arena *arena,
                         struct http_answer *answer, entente_error *error);
/* The text as a value in a URL or form. */
const char *http_escape(struct arena *arena, const char *text);

#endif
