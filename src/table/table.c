/* table.c: what the tables share: the roles of an event, dates as text. */
#include "table/table.h"

void table_roles(const struct graph_event *event, struct table_role roles[static TABLE_ROLES])
{
    roles[0] = (struct table_role){"source", event->source, event->source_count};
    roles[1] = (struct table_role){"target", event->target, event->target_count};
    roles[2] = (struct table_role){"involves", event->involves, event->involves_count};
    roles[3] = (struct table_role){"place", event->place, event->place_count};
    roles[4] = (struct table_role){"attributedTo", event->attributed, event->attributed_count};
}

const char *table_date(struct date date, char out[static 11])
{
    out[0] = '\0';
    if (date.year) date_write(date, out);
    return out;
}

const char *table_earliest(const struct graph_event *event, char out[static 11])
{
    out[0] = '\0';
    return event->begin.year ? table_date(date_from_days(date_earliest(event->begin)), out) : out;
}

const char *table_latest(const struct graph_event *event, char out[static 11])
{
    struct date last = event->end.year ? event->end : event->begin;
    out[0] = '\0';
    return event->begin.year ? table_date(date_from_days(date_latest(last)), out) : out;
}
