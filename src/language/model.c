/* model.c: opening, checking and writing model files. */
#include "language/model.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/status.h"
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { VERSION = 1, ALIGNMENT = 64, SECTIONS_MOST = 64 };

static const char MAGIC[8] = {'E', 'N', 'T', 'E', 'N', 'T', 'E', 'M'};

struct header {
    char magic[8];
    uint32_t version, sections;
    uint64_t size, checksum;
};

struct entry {
    char name[MODEL_NAME_SIZE];
    uint64_t offset, size;
};

struct model_sections {
    const unsigned char *bytes;
    size_t size;
    const struct entry *entries;
    uint32_t count;
};

/* Four interleaved multiplicative hashes over 8-byte words, several gigabytes a second. */
static uint64_t checksum(const unsigned char *bytes, size_t size)
{
    const uint64_t factor = 0x9E3779B97F4A7C15u;
    uint64_t lane[4] = {1, 2, 3, 4}, word[4];
    size_t at = 0;
    for (; at + sizeof word <= size; at += sizeof word) {
        memcpy(word, bytes + at, sizeof word);
        for (int i = 0; i < 4; i++) {
            lane[i] = (lane[i] ^ word[i]) * factor;
            lane[i] ^= lane[i] >> 32;
        }
    }
    for (; at < size; at++)
        lane[0] = (lane[0] ^ bytes[at]) * factor;
    uint64_t sum = size;
    for (int i = 0; i < 4; i++)
        sum = (sum ^ lane[i]) * factor + (sum >> 29);
    return sum;
}

static entente_status bad(const char *path, entente_error *error, const char *what)
{
    return fail(error, ENTENTE_BAD_MODEL, path, 0, "%s; 'make train' makes a new model", what);
}

static entente_status check(const char *path, struct model_sections *model, entente_error *error)
{
    if (model->size < sizeof(struct header)) return bad(path, error, "too short for a language model");
    struct header header;
    memcpy(&header, model->bytes, sizeof header);
    if (memcmp(header.magic, MAGIC, sizeof MAGIC) != 0)
        return bad(path, error, "not a language model of entente");
    if (header.version != VERSION)
        return fail(error, ENTENTE_BAD_MODEL, path, 0,
                    "model of version %u where %d is needed; 'make train' makes a new one", header.version,
                    VERSION);
    if (header.size != model->size)
        return bad(path, error, "the language model is cut off or has bytes added");
    if (header.sections > SECTIONS_MOST ||
        sizeof header + header.sections * sizeof(struct entry) > model->size)
        return bad(path, error, "the directory of the language model is damaged");
    if (checksum(model->bytes + sizeof header, model->size - sizeof header) != header.checksum)
        return bad(path, error, "the language model is damaged (wrong checksum)");
    model->entries = (const struct entry *)(model->bytes + sizeof header);
    model->count = header.sections;
    for (uint32_t i = 0; i < model->count; i++) {
        const struct entry *entry = &model->entries[i];
        if (entry->offset % ALIGNMENT || entry->offset > model->size ||
            entry->size > model->size - entry->offset || entry->name[MODEL_NAME_SIZE - 1])
            return bad(path, error, "the directory of the language model is damaged");
    }
    return ENTENTE_OK;
}

static entente_status map_file(const char *path, struct model_sections *model, entente_error *error)
{
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) return fail(error, ENTENTE_BAD_MODEL, path, 0, "the language model cannot be opened");
    struct stat info;
    bool is_file = fstat(file, &info) == 0 && S_ISREG(info.st_mode) && info.st_size > 0;
    void *bytes = is_file ? mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file, 0)
                          : MAP_FAILED;
    close(file);
    if (bytes == MAP_FAILED)
        return fail(error, ENTENTE_BAD_MODEL, path, 0, "the language model cannot be read");
    model->bytes = bytes;
    model->size = (size_t)info.st_size;
    return ENTENTE_OK;
}

entente_status model_open(const char *path, struct model_sections **result, entente_error *error)
{
    *result = NULL;
    struct model_sections *model = calloc(1, sizeof *model);
    if (!model) return fail(error, ENTENTE_NO_MEMORY, path, 0, "out of memory");
    entente_status status = map_file(path, model, error);
    if (!status) status = check(path, model, error);
    if (status)
        model_close(model);
    else
        *result = model;
    return status;
}

void model_close(struct model_sections *model)
{
    if (!model) return;
    if (model->bytes) munmap((void *)(uintptr_t)model->bytes, model->size);
    free(model);
}

struct section model_section(const struct model_sections *model, const char *name)
{
    for (uint32_t i = 0; i < model->count; i++)
        if (strcmp(model->entries[i].name, name) == 0)
            return (struct section){model->bytes + model->entries[i].offset, (size_t)model->entries[i].size};
    return (struct section){NULL, 0};
}

static size_t aligned(size_t size)
{
    return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

entente_status model_write(const char *path, const struct new_section *sections, size_t count,
                           entente_error *error)
{
    if (count > SECTIONS_MOST)
        return fail(error, ENTENTE_TOO_LARGE, path, 0, "more than %d sections", SECTIONS_MOST);
    size_t size = aligned(sizeof(struct header) + count * sizeof(struct entry));
    struct entry entries[SECTIONS_MOST];
    memset(entries, 0, sizeof entries);
    for (size_t i = 0; i < count; i++) {
        memcpy(entries[i].name, sections[i].name, MODEL_NAME_SIZE - 1);
        entries[i].offset = size;
        entries[i].size = sections[i].size;
        size += aligned(sections[i].size);
    }
    unsigned char *bytes = calloc(1, size);
    if (!bytes) return fail(error, ENTENTE_NO_MEMORY, path, 0, "out of memory");
    memcpy(bytes + sizeof(struct header), entries, count * sizeof *entries);
    for (size_t i = 0; i < count; i++)
        if (sections[i].size) memcpy(bytes + entries[i].offset, sections[i].bytes, sections[i].size);
    struct header header = {.version = VERSION, .sections = (uint32_t)count, .size = size};
    memcpy(header.magic, MAGIC, sizeof MAGIC);
    header.checksum = checksum(bytes + sizeof header, size - sizeof header);
    memcpy(bytes, &header, sizeof header);
    struct new_file file;
    entente_status status = file_begin(&file, path, error);
    if (!status) {
        fwrite(bytes, 1, size, file.stream);
        status = file_commit(&file, error);
    }
    free(bytes);
    return status;
}

entente_status model_update(const char *path, const struct new_section *sections, size_t count,
                            entente_error *error)
{
    struct model_sections *old = NULL;
    struct new_section all[SECTIONS_MOST];
    size_t total = 0;
    if (access(path, F_OK) == 0) {
        entente_status status = model_open(path, &old, error);
        if (status) return status;
    }
    for (uint32_t i = 0; old && i < old->count; i++) {
        const struct entry *entry = &old->entries[i];
        memcpy(all[total].name, entry->name, MODEL_NAME_SIZE);
        all[total].bytes = old->bytes + entry->offset;
        all[total++].size = (size_t)entry->size;
    }
    for (size_t i = 0; i < count; i++) {
        size_t at = 0;
        while (at < total && strcmp(all[at].name, sections[i].name) != 0)
            at++;
        if (at == SECTIONS_MOST) break;
        all[at] = sections[i];
        if (at == total) total++;
    }
    entente_status status = model_write(path, all, total, error);
    model_close(old);
    return status;
}
