/* date.c: dates that know how precise they are. Day numbers by Howard Hinnant's "chrono-Compatible Low-Level
 * Date Algorithms" (proleptic Gregorian, days since 1970-01-01). */
#include "knowledge/knowledge.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

static int days_of_month(int year, int month)
{
    static const unsigned char DAYS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && is_leap ? 29 : DAYS[(month - 1) % 12];
}

static int32_t days_from_civil(int year, int month, int day)
{
    year -= month <= 2;
    int era = (year >= 0 ? year : year - 399) / 400;
    int year_of_era = year - era * 400;
    int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

bool date_same(struct date a, struct date b)
{
    return a.year == b.year && a.month == b.month && a.day == b.day;
}

int date_precision(struct date date)
{
    return (date.year != 0) + (date.month != 0) + (date.day != 0);
}

int32_t date_earliest(struct date date)
{
    return days_from_civil(date.year, date.month ? date.month : 1, date.day ? date.day : 1);
}

int32_t date_latest(struct date date)
{
    int month = date.month ? date.month : 12;
    return days_from_civil(date.year, month, date.day ? date.day : days_of_month(date.year, month));
}

struct date date_from_days(int32_t days)
{
    days += 719468;
    int era = (days >= 0 ? days : days - 146096) / 146097;
    int day_of_era = days - era * 146097;
    int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int shifted = (5 * day_of_year + 2) / 153;
    int month = shifted < 10 ? shifted + 3 : shifted - 9;
    return (struct date){.year = (int16_t)(year_of_era + era * 400 + (month <= 2)),
                         .month = (uint8_t)month,
                         .day = (uint8_t)(day_of_year - (153 * shifted + 2) / 5 + 1)};
}

static bool digits(const char *text, size_t count, int *value)
{
    *value = 0;
    for (size_t i = 0; i < count; i++) {
        if (!isdigit((unsigned char)text[i])) return false;
        *value = *value * 10 + (text[i] - '0');
    }
    return true;
}

bool date_parse(const char *text, struct date *date)
{
    int year, month = 0, day = 0;
    size_t size = strlen(text);
    if (size != 4 && size != 7 && size != 10) return false;
    if (!digits(text, 4, &year)) return false;
    if (size >= 7 && (text[4] != '-' || !digits(text + 5, 2, &month) || month < 1 || month > 12))
        return false;
    if (size == 10 &&
        (text[7] != '-' || !digits(text + 8, 2, &day) || day < 1 || day > days_of_month(year, month)))
        return false;
    *date = (struct date){.year = (int16_t)year, .month = (uint8_t)month, .day = (uint8_t)day};
    return true;
}

void date_write(struct date date, char out[static 11])
{
    char text[32];
    unsigned year = (unsigned)(date.year < 0 ? 0 : date.year);
    if (date.day)
        snprintf(text, sizeof text, "%04u-%02u-%02u", year % 10000, date.month % 100u, date.day % 100u);
    else if (date.month)
        snprintf(text, sizeof text, "%04u-%02u", year % 10000, date.month % 100u);
    else
        snprintf(text, sizeof text, "%04u", year % 10000);
    memcpy(out, text, 11);
}
