/* tags.c: names of parts of speech, Penn tags, relations and kinds of name, in the order of their enums. */
#include "language/tags.h"

#include <string.h>

static const char *const UPOS_NAMES[UPOS_COUNT] = {"X",     "ADJ",   "ADP",   "ADV", "AUX",  "CCONJ",
                                                   "DET",   "INTJ",  "NOUN",  "NUM", "PART", "PRON",
                                                   "PROPN", "PUNCT", "SCONJ", "SYM", "VERB"};

static const char *const XPOS_NAMES[XPOS_COUNT] = {
    "NN",  "IN",  "DT",   "NNP", "JJ",  "PRP", ".",   "RB",   ",",   "NNS", "VB",    "CC",  "VBP",
    "VBD", "VBZ", "VBN",  "CD",  "VBG", "TO",  "MD",  "PRP$", "UH",  ":",   "-RRB-", "WDT", "-LRB-",
    "WRB", "WP",  "HYPH", "RP",  "``",  "''",  "POS", "NNPS", "JJR", "JJS", "EX",    "RBR", "FW",
    "SYM", "NFP", "ADD",  "GW",  "$",   "PDT", "RBS", "LS",   "AFX", "WP$"};

static const char *const DEPREL_NAMES[DEP_COUNT] = {
    "dep",         "punct",      "case",         "det",           "nsubj",        "root",     "advmod",
    "amod",        "obj",        "obl",          "conj",          "nmod",         "compound", "cc",
    "mark",        "aux",        "cop",          "advcl",         "nmod:poss",    "xcomp",    "acl:relcl",
    "flat",        "ccomp",      "parataxis",    "acl",           "aux:pass",     "nummod",   "appos",
    "nsubj:pass",  "discourse",  "obl:unmarked", "nmod:unmarked", "compound:prt", "expl",     "fixed",
    "iobj",        "list",       "reparandum",   "obl:agent",     "nmod:desc",    "csubj",    "nsubj:outer",
    "advcl:relcl", "det:predet", "vocative",     "goeswith",      "cc:preconj",   "orphan",   "dislocated",
    "csubj:pass",  "csubj:outer"};

static const char *const NAME_KIND_NAMES[] = {"O", "PER", "LOC", "ORG", "MISC"};

const char *upos_name(unsigned upos)
{
    return upos < UPOS_COUNT ? UPOS_NAMES[upos] : "X";
}

const char *xpos_name(unsigned xpos)
{
    return xpos < XPOS_COUNT ? XPOS_NAMES[xpos] : "NN";
}

const char *deprel_name(unsigned deprel)
{
    return deprel < DEP_COUNT ? DEPREL_NAMES[deprel] : "dep";
}

const char *name_kind_name(unsigned kind)
{
    return kind < sizeof NAME_KIND_NAMES / sizeof *NAME_KIND_NAMES ? NAME_KIND_NAMES[kind] : "O";
}

static unsigned find(const char *const *names, unsigned count, const char *name, size_t size)
{
    for (unsigned i = 0; i < count; i++)
        if (strlen(names[i]) == size && memcmp(names[i], name, size) == 0) return i;
    return count;
}

unsigned upos_by_name(const char *name)
{
    unsigned found = find(UPOS_NAMES, UPOS_COUNT, name, strlen(name));
    return found < UPOS_COUNT ? found : UPOS_X;
}

unsigned xpos_by_name(const char *name)
{
    unsigned found = find(XPOS_NAMES, XPOS_COUNT, name, strlen(name));
    return found < XPOS_COUNT ? found : XPOS_NN;
}

unsigned deprel_by_name(const char *name)
{
    unsigned found = find(DEPREL_NAMES, DEP_COUNT, name, strlen(name));
    if (found == DEP_COUNT) found = find(DEPREL_NAMES, DEP_COUNT, name, strcspn(name, ":"));
    return found < DEP_COUNT ? found : DEP_DEP;
}

unsigned deprel_base(unsigned deprel)
{
    const char *name = deprel_name(deprel);
    unsigned found = find(DEPREL_NAMES, DEP_COUNT, name, strcspn(name, ":"));
    return found < DEP_COUNT ? found : deprel;
}
