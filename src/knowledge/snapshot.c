/* snapshot.c: a frozen store as a file: a header, the texts of the terms, then the arrays, each as it lies in
 * memory. It is made by `make` from the Turtle files and counts only as long as their hash is the one in its
 * header, so a changed ontology is read from its sources. raptor2 reads our Turtle at 30 MB/s, which is too
 * slow for each start. */
#include "knowledge/snapshot.h"

#include "base/file.h"
#include "base/status.h"
#include <errno.h>
#include <string.h>

enum { LARGEST = 1 << 30 };

struct header {
    char magic[8];
    uint64_t hash;
    uint64_t byte_order; /* 0x0102030405060708 */
    uint32_t term_count, text_size, triple_count, subject_count, predicate_count, file_count;
};

static const char MAGIC[8] = "entent1";
static const uint64_t BYTE_ORDER = 0x0102030405060708u;

/* The parts behind the header, in this order. */
struct parts {
    const char *texts; /* of all terms but TERM_NONE, each with its NUL; padded to 4 bytes */
    const struct triple *triples;
    const struct triple_range *subjects, *predicates;
    const uint32_t *by_predicate;
};

static size_t padded(size_t size)
{
    return (size + 3) / 4 * 4;
}

static void write_part(FILE *stream, const void *items, size_t count, size_t size)
{
    if (count) fwrite(items, size, count, stream);
}

entente_status snapshot_write(const struct statement_store *store, const char *path, entente_error *error)
{
    struct header header = {.hash = store->hash,
                            .byte_order = BYTE_ORDER,
                            .term_count = (uint32_t)store->term_count,
                            .triple_count = (uint32_t)store->count,
                            .subject_count = (uint32_t)store->subject_count,
                            .predicate_count = (uint32_t)store->predicate_count,
                            .file_count = (uint32_t)store->file_count};
    memcpy(header.magic, MAGIC, sizeof header.magic);
    size_t texts = 0;
    for (size_t i = TERM_EMPTY; i < store->term_count; i++)
        texts += strlen(store->terms[i]) + 1;
    if (texts > LARGEST) return fail(error, ENTENTE_TOO_LARGE, path, 0, "too much for a snapshot");
    header.text_size = (uint32_t)padded(texts);
    struct new_file file;
    entente_status status = file_begin(&file, path, error);
    if (status) return status;
    write_part(file.stream, &header, 1, sizeof header);
    for (size_t i = TERM_EMPTY; i < store->term_count; i++)
        write_part(file.stream, store->terms[i], strlen(store->terms[i]) + 1, 1);
    for (size_t i = texts; i < header.text_size; i++)
        fputc(0, file.stream);
    write_part(file.stream, store->triples, store->count, sizeof *store->triples);
    write_part(file.stream, store->subjects, store->subject_count, sizeof *store->subjects);
    write_part(file.stream, store->predicates, store->predicate_count, sizeof *store->predicates);
    write_part(file.stream, store->by_predicate, store->count, sizeof *store->by_predicate);
    return file_commit(&file, error);
}

/* ---- Reading ---- */

/* Where the parts lie; false when the file has another size than they need. */
static bool find_parts(const struct header *header, const char *bytes, size_t size, struct parts *parts)
{
    size_t at = sizeof *header;
    parts->texts = bytes + at;
    at += header->text_size;
    parts->triples = (const void *)(bytes + at);
    at += (size_t)header->triple_count * sizeof *parts->triples;
    parts->subjects = (const void *)(bytes + at);
    at += (size_t)header->subject_count * sizeof *parts->subjects;
    parts->predicates = (const void *)(bytes + at);
    at += (size_t)header->predicate_count * sizeof *parts->predicates;
    parts->by_predicate = (const void *)(bytes + at);
    at += (size_t)header->triple_count * sizeof *parts->by_predicate;
    return at == size && header->text_size % 4 == 0 && header->text_size > 0 &&
           parts->texts[header->text_size - 1] == '\0' && header->term_count >= 2 &&
           header->term_count - 1 <= header->text_size;
}

static bool are_ranges_sound(const struct triple_range *ranges, size_t count, const struct header *header)
{
    uint32_t before = 0;
    for (size_t i = 0; i < count; i++) {
        if (ranges[i].term == TERM_NONE || ranges[i].term >= header->term_count) return false;
        if (ranges[i].begin != before || ranges[i].end < ranges[i].begin) return false;
        before = ranges[i].end;
    }
    return before == header->triple_count;
}

static bool are_parts_sound(const struct header *header, const struct parts *parts)
{
    uint32_t terms = header->term_count;
    for (size_t i = 0; i < header->triple_count; i++) {
        const struct triple *triple = &parts->triples[i];
        if (!triple->subject || !triple->predicate || !triple->object) return false;
        if (triple->subject >= terms || triple->predicate >= terms || triple->object >= terms ||
            triple->datatype >= terms || parts->by_predicate[i] >= header->triple_count)
            return false;
    }
    return are_ranges_sound(parts->subjects, header->subject_count, header) &&
           are_ranges_sound(parts->predicates, header->predicate_count, header);
}

static bool take_texts(struct statement_store *store, const struct header *header, const struct parts *parts)
{
    const char **terms = arena_array(store->arena, header->term_count, sizeof *terms);
    const char *at = parts->texts, *end = parts->texts + header->text_size;
    for (size_t i = TERM_EMPTY; i < header->term_count; i++) {
        if (at >= end) return false;
        terms[i] = at;
        at += strlen(at) + 1;
    }
    store->terms = terms;
    store->term_count = store->term_capacity = header->term_count;
    return true;
}

bool snapshot_read(struct statement_store *store, const char *path, uint64_t hash)
{
    char *bytes;
    size_t size;
    struct header header;
    struct parts parts;
    if (file_read(store->arena, path, LARGEST, &bytes, &size, NULL) || size < sizeof header) return false;
    memcpy(&header, bytes, sizeof header);
    if (memcmp(header.magic, MAGIC, sizeof MAGIC) != 0 || header.byte_order != BYTE_ORDER ||
        header.hash != hash)
        return false;
    if (!find_parts(&header, bytes, size, &parts) || !are_parts_sound(&header, &parts)) return false;
    if (!take_texts(store, &header, &parts)) return false;
    store->hash = hash;
    store->file_count = header.file_count;
    store->count = store->capacity = header.triple_count;
    store->triples = (struct triple *)(uintptr_t)parts.triples;
    store->subjects = (struct triple_range *)(uintptr_t)parts.subjects;
    store->subject_count = header.subject_count;
    store->predicates = (struct triple_range *)(uintptr_t)parts.predicates;
    store->predicate_count = header.predicate_count;
    store->by_predicate = (uint32_t *)(uintptr_t)parts.by_predicate;
    store->by_subject = arena_array(store->arena, store->term_count, sizeof *store->by_subject);
    for (size_t i = 0; i < store->subject_count; i++)
        store->by_subject[store->subjects[i].term] = (uint32_t)i + 1;
    statements_list(store);
    return true;
}
