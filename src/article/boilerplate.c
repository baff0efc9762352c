/* boilerplate.c: tells lines of the page (share links, newsletters, comment notices, bylines) from lines of
 * the report. A table of beginnings and of whole lines, as templates of news sites have them. */
#include "article/build.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* A short line that begins so is page furniture. */
static const char *const BEGINNINGS[] = {
    "advertisement",
    "advertising",
    "sponsored",
    "promoted",
    "share this",
    "share on",
    "share:",
    "share article",
    "follow us",
    "follow the",
    "follow our",
    "follow @",
    "subscribe",
    "sign up",
    "sign in",
    "log in",
    "newsletter",
    "read more",
    "read also",
    "also read",
    "read next",
    "see also",
    "more on",
    "more from",
    "related:",
    "related articles",
    "related stories",
    "related news",
    "recommended",
    "for more updates",
    "for more information, visit",
    "click here",
    "comments are closed",
    "leave a comment",
    "leave a reply",
    "post a comment",
    "the comments posted",
    "your email address",
    "required fields",
    "scroll to top",
    "back to top",
    "skip to",
    "all rights reserved",
    "copyright",
    "\xC2\xA9",
    "terms of",
    "privacy policy",
    "cookie",
    "we use cookies",
    "accept all",
    "listen to this",
    "watch:",
    "watch live",
    "photo:",
    "image:",
    "image credit",
    "photo credit",
    "getty images",
    "file photo",
    "download our",
    "download the app",
    "get the app",
    "join our",
    "join us",
    "support our",
    "support independent",
    "donate",
    "print this",
    "email this",
    "translated from",
    "this article was",
    "this story has been",
    "this story was",
    "editing by",
    "reporting by",
    "additional reporting",
    "compiled by",
    "edited by",
    "written by",
    "with inputs from",
    "with reporting by",
    "from our ",
    "our standards",
    "load more",
    "view all",
    "trending",
    "most read",
    "most popular",
    "popular now",
    "latest news",
    "breaking news",
    "home >",
    "tags:",
    "tagged",
    "topics:",
    "filed under",
    "categories:",
    "source:",
    "via:",
    "https://",
    "http://",
    "www.",
    "disclaimer",
    "(this story",
    "(with inputs",
    "(only the headline",
    "to continue reading",
    "continue reading",
    "already a subscriber",
    "register now",
    "create an account",
    "report a correction",
    "send us",
    "contact us",
    "follow live",
    "live updates",
    "min read",
    "minute read",
    "loading",
    "play video",
    "picture:",
};

/* Whole lines. */
static const char *const LINES[] = {
    "share",     "tweet",    "print",     "email",     "save",      "comments",    "comment",
    "reply",     "source",   "sources",   "menu",      "search",    "home",        "news",
    "world",     "politics", "opinion",   "video",     "photos",    "live",        "more",
    "close",     "next",     "previous",  "whatsapp",  "facebook",  "twitter",     "x",
    "telegram",  "linkedin", "copy link", "reuters",   "ap",        "afp",         "bloomberg",
    "staff",     "ad",       "analysis",  "explainer", "exclusive", "top stories", "read full story",
    "news desk", "web desk", "agencies",
};

/* Beginnings of lines about who wrote the report, and when. */
static const char *const BYLINES[] = {
    "by ",       "published", "first published", "last updated", "last modified", "updated", "posted on",
    "posted at", "posted:",   "date:",           "issued on",    "modified",      "created",
};

static bool begins(const char *line, size_t size, const char *beginning)
{
    size_t length = strlen(beginning);
    return size >= length && strncasecmp(line, beginning, length) == 0;
}

static size_t words(const char *line, size_t size)
{
    size_t count = 0;
    for (size_t i = 0; i < size; i++)
        count += line[i] != ' ' && (i == 0 || line[i - 1] == ' ');
    return count;
}

static bool has_letter(const char *line, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (isalpha((unsigned char)line[i]) || (unsigned char)line[i] >= 0x80) return true;
    return false;
}

bool is_boilerplate(const char *line, size_t size)
{
    if (!has_letter(line, size)) return true;
    size_t count = words(line, size);
    if (count > 30) return false;
    if (count <= 6 && memchr(line, '>', size) && !memchr(line, '.', size)) return true;
    for (size_t i = 0; i < sizeof BEGINNINGS / sizeof *BEGINNINGS; i++)
        if (begins(line, size, BEGINNINGS[i])) return true;
    for (size_t i = 0; i < sizeof LINES / sizeof *LINES; i++)
        if (size == strlen(LINES[i]) && begins(line, size, LINES[i])) return true;
    return false;
}

/* "8 March 2008", "Monday December 8, 2003", "NEW DELHI, February 03, 2024", "Date 28.05.2021": a line that
 * is no more than a day, with perhaps the weekday, the hour and a place. */
bool is_date_line(struct arena *arena, const char *line, size_t size)
{
    static const char *const SMALL[] = {"date",  "on",      "at",   "pm",       "am",      "p",         "a",
                                        "m",     "th",      "st",   "nd",       "rd",      "from",      "the",
                                        "print", "edition", "last", "modified", "updated", "published", NULL};
    enum { MOST_WORDS = 10 };
    if (words(line, size) > MOST_WORDS || !find_date(arena, line, size)) return false;
    for (size_t at = 0; at < size; at++) {
        bool starts = islower((unsigned char)line[at]) && (at == 0 || !isalpha((unsigned char)line[at - 1]));
        size_t length = 0, known = 0;
        while (starts && at + length < size && isalpha((unsigned char)line[at + length]))
            length++;
        while (starts && SMALL[known] &&
               (strlen(SMALL[known]) != length || strncmp(line + at, SMALL[known], length) != 0))
            known++;
        if (starts && !SMALL[known]) return false;
    }
    return true;
}

bool is_byline(const char *line, size_t size)
{
    if (words(line, size) > 14) return false;
    if (size && strchr(".!?", line[size - 1]) && words(line, size) > 8) return false;
    for (size_t i = 0; i < sizeof BYLINES / sizeof *BYLINES; i++) {
        if (!begins(line, size, BYLINES[i])) continue;
        /* "By Friday the talks ..." is a sentence: a byline has no lower-case verb, so few lower-case words.
         */
        if (i > 0) return true;
        size_t small = 0;
        for (size_t at = 1; at < size; at++)
            small += line[at - 1] == ' ' && islower((unsigned char)line[at]);
        return small <= 2;
    }
    return false;
}
