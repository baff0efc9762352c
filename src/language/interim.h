/* interim.h: a small linear engine that stands in until the network lands. */
#ifndef ENTENTE_INTERIM_H
#define ENTENTE_INTERIM_H
#include "language/language.h"
enum { IBITS = 21, IMAXF = 96, IMAXN = 400 };
struct iword { const char *form; char low[64]; uint64_t w, lw, p[4], s[5], shape; int cap, first, xpos, upos, ner; };
struct interim { float *tag, *upos, *arc, *label, *ner; uint32_t *lemma_keys; };
void iword_fill(struct iword *w, const char *form, int first);
int ifeat_tag(const struct iword *w, int n, int i, int p1, int p2, uint64_t *f);
int ifeat_upos(const struct iword *w, int n, int i, int p1, uint64_t *f);
int ifeat_ner(const struct iword *w, int n, int i, int p1, uint64_t *f);
struct istate { int st[IMAXN + 2], sp, b, n, head[IMAXN + 2], lab[IMAXN + 2], lc[IMAXN + 2][2], rc[IMAXN + 2][2], nl[IMAXN + 2], nr[IMAXN + 2]; };
int ifeat_parse(const struct iword *w, const struct istate *s, uint64_t *f);
static inline uint32_t islot(uint64_t f, int c) { uint64_t x = (f ^ (uint64_t)(c + 1) * 0x9E3779B97F4A7C15ull) * 0xD6E8FEB86659FD93ull; return (uint32_t)(x >> (64 - IBITS)); }
static inline uint64_t imix(uint64_t a, uint64_t b) { uint64_t x = (a + b * 0xD1B54A32D192ED03ull) * 0x9E3779B97F4A7C15ull; return x ^ (x >> 31); }
void istate_init(struct istate *s, int n);
int ilegal(const struct istate *s, int a); /* 0 shift, 1 left, 2 right */
void iapply(struct istate *s, int a, int lab);
static inline float iscore(const float *t, const uint64_t *f, int nf, int c) { float x = 0; for (int i = 0; i < nf; i++) x += t[islot(f[i], c)]; return x; }
#endif
