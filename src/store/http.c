/* http.c: requests over libcurl. A password goes out by Digest where the store offers it, else by Basic. */
#include "store/http.h"

#include "base/status.h"
#include <ctype.h>
#include <curl/curl.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { FIRST_WAIT = 250, LONGEST_WAIT = 8000, LARGEST_ANSWER = 64 << 20, SECONDS_TO_CONNECT = 20 };

struct http {
    CURL *curl;
    unsigned tries;
    char problem[CURL_ERROR_SIZE];
};

struct http *http_open(const char *name, const char *password, const char *authorities, unsigned tries)
{
    struct http *http = calloc(1, sizeof *http);
    if (!http) return NULL;
    http->tries = tries ? tries : 1;
    http->curl = curl_easy_init();
    if (!http->curl) {
        free(http);
        return NULL;
    }
    CURL *curl = http->curl;
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, http->problem);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, (long)SECONDS_TO_CONNECT);
    /* A store that says nothing for ten minutes is gone. */
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, 1L);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, 600L);
    curl_easy_setopt(curl, CURLOPT_USERAGENT, "entente");
    if (authorities) curl_easy_setopt(curl, CURLOPT_CAINFO, authorities);
    if (name) {
        curl_easy_setopt(curl, CURLOPT_HTTPAUTH, CURLAUTH_DIGEST | CURLAUTH_BASIC);
        curl_easy_setopt(curl, CURLOPT_USERNAME, name);
        curl_easy_setopt(curl, CURLOPT_PASSWORD, password ? password : "");
    }
    return http;
}

void http_close(struct http *http)
{
    if (!http) return;
    curl_easy_cleanup(http->curl);
    free(http);
}

static size_t take_bytes(char *bytes, size_t size, size_t count, void *user)
{
    struct text *body = user;
    if (body->size + size * count > LARGEST_ANSWER) return 0;
    text_add(body, bytes, size * count);
    return size * count;
}

static CURLcode send_once(struct http *http, const struct http_request *request, struct arena *arena,
                          struct http_answer *answer)
{
    CURL *curl = http->curl;
    struct curl_slist *headers = curl_slist_append(NULL, "Expect:");
    if (request->type)
        headers = curl_slist_append(headers, arena_format(arena, "Content-Type: %s", request->type));
    if (request->accept)
        headers = curl_slist_append(headers, arena_format(arena, "Accept: %s", request->accept));
    text_init(&answer->body, arena);
    text_add(&answer->body, "", 0);
    http->problem[0] = '\0';
    answer->code = 0;
    curl_easy_setopt(curl, CURLOPT_URL, request->url);
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_bytes);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answer->body);
    if (request->body) { /* a body of known length: stores lose chunked ones */
        curl_easy_setopt(curl, CURLOPT_POST, 1L);
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)request->size);
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request->body);
    } else {
        curl_easy_setopt(curl, CURLOPT_HTTPGET, 1L);
    }
    curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, request->method);
    CURLcode code = curl_easy_perform(curl);
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer->code);
    curl_slist_free_all(headers);
    return code;
}

/* Does it help to try again? */
static bool is_passing(CURLcode code, long answer)
{
    static const CURLcode PASSING[] = {CURLE_COULDNT_CONNECT,    CURLE_SEND_ERROR,   CURLE_RECV_ERROR,
                                       CURLE_GOT_NOTHING,        CURLE_PARTIAL_FILE, CURLE_OPERATION_TIMEDOUT,
                                       CURLE_HTTP_RETURNED_ERROR};
    if (code == CURLE_OK) return answer == 429 || answer == 500 || (answer >= 502 && answer <= 504);
    for (size_t i = 0; i < sizeof PASSING / sizeof *PASSING; i++)
        if (code == PASSING[i]) return true;
    return false;
}

/* What the store says, on one line without markup. */
static const char *said(struct arena *arena, const struct text *body)
{
    enum { LONGEST = 300 };
    struct text line;
    bool in_tag = false, space = false;
    text_init(&line, arena);
    for (size_t i = 0; i < body->size && line.size < LONGEST; i++) {
        unsigned char c = (unsigned char)body->bytes[i];
        if (c == '<') in_tag = true;
        if (!in_tag && !isspace(c) && c >= 0x20 && c != 0x7F) {
            if (space && line.size) text_add(&line, " ", 1);
            text_add(&line, body->bytes + i, 1);
        }
        space = in_tag || isspace(c);
        if (c == '>') in_tag = false;
    }
    if (!line.size) return "";
    line.bytes[utf8_valid_prefix(line.bytes, line.size)] = '\0';
    return arena_format(arena, ": %s", line.bytes);
}

static entente_status judge(const struct http *http, const struct http_request *request, CURLcode code,
                            struct arena *arena, const struct http_answer *answer, entente_error *error)
{
    if (code != CURLE_OK)
        return fail(error, ENTENTE_NETWORK, request->url, 0, "%s",
                    http->problem[0] ? http->problem : curl_easy_strerror(code));
    if (answer->code < 400 || answer->code == 404) {
        if (answer->code >= 300 && answer->code < 400)
            return fail(error, ENTENTE_NETWORK, request->url, 0,
                        "the store sends elsewhere (%ld); give that address", answer->code);
        return ENTENTE_OK;
    }
    const char *what = answer->code == 401   ? "the store refuses the login"
                       : answer->code == 403 ? "the store does not allow this"
                       : answer->code == 405 || answer->code == 501
                           ? "no Graph Store Protocol or Update at this address"
                       : answer->code == 507 ? "the store is full"
                                             : "the store fails";
    return fail(error, ENTENTE_NETWORK, request->url, 0, "%s (%ld)%s", what, answer->code,
                said(arena, &answer->body));
}

entente_status http_send(struct http *http, const struct http_request *request, struct arena *arena,
                         struct http_answer *answer, entente_error *error)
{
    CURLcode code = CURLE_OK;
    long wait = FIRST_WAIT;
    for (unsigned attempt = 0; attempt < http->tries; attempt++) {
        if (attempt) {
            nanosleep(&(struct timespec){wait / 1000, wait % 1000 * 1000000}, NULL);
            wait = wait * 2 > LONGEST_WAIT ? LONGEST_WAIT : wait * 2;
        }
        code = send_once(http, request, arena, answer);
        if (!is_passing(code, answer->code)) break;
    }
    return judge(http, request, code, arena, answer, error);
}

const char *http_escape(struct arena *arena, const char *text)
{
    struct text out;
    text_init(&out, arena);
    text_add(&out, "", 0);
    for (const char *c = text; *c; c++) {
        if (isalnum((unsigned char)*c) || strchr("-._~", *c))
            text_add(&out, c, 1);
        else
            text_add_format(&out, "%%%02X", (unsigned char)*c);
    }
    return out.bytes;
}
