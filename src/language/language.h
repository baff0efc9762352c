/* language.h: what the language stage gives: sentences of tokens with tags, lemma, features, dependency tree,
 * names.
 *
 * In: the text of an article with the bounds of its paragraphs. Out: a struct analysis in the article's
 * arena. All offsets here are bytes into the article's text. */
#ifndef ENTENTE_LANGUAGE_H
#define ENTENTE_LANGUAGE_H

#include "base/arena.h"
#include "entente.h"
#include "language/model.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Universal part-of-speech tags (universaldependencies.org/u/pos). */
enum upos {
    UPOS_X,
    UPOS_ADJ,
    UPOS_ADP,
    UPOS_ADV,
    UPOS_AUX,
    UPOS_CCONJ,
    UPOS_DET,
    UPOS_INTJ,
    UPOS_NOUN,
    UPOS_NUM,
    UPOS_PART,
    UPOS_PRON,
    UPOS_PROPN,
    UPOS_PUNCT,
    UPOS_SCONJ,
    UPOS_SYM,
    UPOS_VERB,
    UPOS_COUNT
};

/* Penn Treebank tags as UD English uses them; XPOS_NAMES in tags.c has their names in this order. */
enum xpos {
    XPOS_NN,
    XPOS_IN,
    XPOS_DT,
    XPOS_NNP,
    XPOS_JJ,
    XPOS_PRP,
    XPOS_PERIOD,
    XPOS_RB,
    XPOS_COMMA,
    XPOS_NNS,
    XPOS_VB,
    XPOS_CC,
    XPOS_VBP,
    XPOS_VBD,
    XPOS_VBZ,
    XPOS_VBN,
    XPOS_CD,
    XPOS_VBG,
    XPOS_TO,
    XPOS_MD,
    XPOS_PRP_POSS,
    XPOS_UH,
    XPOS_COLON,
    XPOS_RRB,
    XPOS_WDT,
    XPOS_LRB,
    XPOS_WRB,
    XPOS_WP,
    XPOS_HYPH,
    XPOS_RP,
    XPOS_OPEN_QUOTE,
    XPOS_CLOSE_QUOTE,
    XPOS_POS,
    XPOS_NNPS,
    XPOS_JJR,
    XPOS_JJS,
    XPOS_EX,
    XPOS_RBR,
    XPOS_FW,
    XPOS_SYM,
    XPOS_NFP,
    XPOS_ADD,
    XPOS_GW,
    XPOS_DOLLAR,
    XPOS_PDT,
    XPOS_RBS,
    XPOS_LS,
    XPOS_AFX,
    XPOS_WP_POSS,
    XPOS_COUNT
};

/* Universal dependency relations of UD English with their subtypes; names in tags.c in this order. */
enum deprel {
    DEP_DEP,
    DEP_PUNCT,
    DEP_CASE,
    DEP_DET,
    DEP_NSUBJ,
    DEP_ROOT,
    DEP_ADVMOD,
    DEP_AMOD,
    DEP_OBJ,
    DEP_OBL,
    DEP_CONJ,
    DEP_NMOD,
    DEP_COMPOUND,
    DEP_CC,
    DEP_MARK,
    DEP_AUX,
    DEP_COP,
    DEP_ADVCL,
    DEP_NMOD_POSS,
    DEP_XCOMP,
    DEP_ACL_RELCL,
    DEP_FLAT,
    DEP_CCOMP,
    DEP_PARATAXIS,
    DEP_ACL,
    DEP_AUX_PASS,
    DEP_NUMMOD,
    DEP_APPOS,
    DEP_NSUBJ_PASS,
    DEP_DISCOURSE,
    DEP_OBL_UNMARKED,
    DEP_NMOD_UNMARKED,
    DEP_COMPOUND_PRT,
    DEP_EXPL,
    DEP_FIXED,
    DEP_IOBJ,
    DEP_LIST,
    DEP_REPARANDUM,
    DEP_OBL_AGENT,
    DEP_NMOD_DESC,
    DEP_CSUBJ,
    DEP_NSUBJ_OUTER,
    DEP_ADVCL_RELCL,
    DEP_DET_PREDET,
    DEP_VOCATIVE,
    DEP_GOESWITH,
    DEP_CC_PRECONJ,
    DEP_ORPHAN,
    DEP_DISLOCATED,
    DEP_CSUBJ_PASS,
    DEP_CSUBJ_OUTER,
    DEP_COUNT
};

/* Kinds of name. MISC holds events, treaties, demonyms used as nouns and the like. */
enum name_kind { NAME_NONE, NAME_PERSON, NAME_LOCATION, NAME_ORGANIZATION, NAME_MISC };

/* Morphological features, a bit each, as later stages ask for them. */
enum feature {
    FEATURE_PLURAL = 1 << 0,     /* Number=Plur (noun, pronoun, verb) */
    FEATURE_PAST = 1 << 1,       /* Tense=Past, finite or participle */
    FEATURE_PRESENT = 1 << 2,    /* Tense=Pres */
    FEATURE_FINITE = 1 << 3,     /* VerbForm=Fin */
    FEATURE_INFINITIVE = 1 << 4, /* VerbForm=Inf */
    FEATURE_PARTICIPLE = 1 << 5, /* VerbForm=Part */
    FEATURE_GERUND = 1 << 6,     /* VerbForm=Ger */
    FEATURE_PASSIVE = 1 << 7, /* Voice=Pass: by aux:pass, or a participle without auxiliary that is passive */
    FEATURE_PERSON_1 = 1 << 8,
    FEATURE_PERSON_2 = 1 << 9,
    FEATURE_PERSON_3 = 1 << 10,
    FEATURE_MASCULINE = 1 << 11,
    FEATURE_FEMININE = 1 << 12,
    FEATURE_NEUTER = 1 << 13,
    FEATURE_POSSESSIVE = 1 << 14, /* Poss=Yes */
    FEATURE_REFLEXIVE = 1 << 15,
    FEATURE_COMPARATIVE = 1 << 16,
    FEATURE_SUPERLATIVE = 1 << 17,
    FEATURE_DEFINITE = 1 << 18,
    FEATURE_NEGATIVE = 1 << 19
};

struct token {
    uint32_t begin, end; /* bytes in the article's text; end is exclusive */
    const char
        *form; /* the token as UD writes it: quotes and spaces as in the text; NUL-terminated, interned */
    const char
        *lower; /* its lower case, curly quotes made straight; interned: equal strings have equal pointers */
    const char *lemma; /* interned */
    int32_t head;      /* index in the sentence of the governor; -1 for the root */
    uint32_t features; /* enum feature bits */
    uint8_t upos, xpos, deprel;
    uint8_t name;     /* enum name_kind */
    bool name_begins; /* first token of its name (the B of IOB2) */
    bool space_after;
    uint8_t name_confidence; /* 0..255: how sure the tagger is of the name's kind */
};

struct sentence {
    struct token *tokens;
    uint32_t count;
    uint32_t begin, end;  /* bytes in the article's text */
    uint32_t paragraph;   /* index of its paragraph */
    uint32_t quoted_from; /* first token that lies inside a quotation open at the sentence's start; count when
                             none */
};

struct analysis {
    struct sentence *sentences;
    size_t count;
    const uint8_t
        *states; /* what the network made of each token, in order; NULL but after language_analyse_tokens */
};

/* A stretch of text in which sentences may not cross the bounds. */
struct span {
    uint32_t begin, end; /* bytes */
};

struct language_model;

/* Maps the model file into memory and checks it (magic, version, sizes, checksum). New: language_model_close.
 */
entente_status language_model_open(const char *path, struct language_model **model, entente_error *error);
void language_model_close(struct language_model *model);
/* A section of the model that another room reads. */
struct section language_section(const struct language_model *model, const char *name);
/* Bytes of a token in analysis.states. */
size_t language_states_width(const struct language_model *model);

/* Splits, tags, parses and names the text. Time is linear in `size` for ordinary text and bounded for any;
 * strings are interned in `arena`, which owns the result. The model is only read: threads may share it. */
struct analysis *language_analyse(const struct language_model *model, struct arena *arena, const char *text,
                                  size_t size, const struct span *paragraphs, size_t paragraph_count);

/* Tags, parses and names sentences whose tokens (form, begin, end, space_after) are given. */
void language_analyse_tokens(const struct language_model *model, struct arena *arena,
                             struct analysis *analysis);

/* Names of the tags, as in the treebanks ("PROPN", "NNP", "nsubj:pass", "PER"). */
const char *upos_name(unsigned upos);
const char *xpos_name(unsigned xpos);
const char *deprel_name(unsigned deprel);
const char *name_kind_name(unsigned kind);

#endif
