/* category.c: the classes of event and the PLOVER category of each, as the contract has them. */
#include "event/event.h"

#include <stdlib.h>
#include <string.h>

struct class_category {
    const char *class, *category;
};

/* In byte order of the classes. */
static const struct class_category CATEGORIES[] = {
    {"Accuse", "Accuse"},
    {"Agree", "Agree"},
    {"Aid", "Aid"},
    {"Announce", "OtherEvent"},
    {"Apologize", "Concede"},
    {"Appoint", "OtherEvent"},
    {"ArmsTransfer", "Aid"},
    {"Arrest", "Coerce"},
    {"Assault", "Assault"},
    {"Attack", "Assault"},
    {"Blockade", "Coerce"},
    {"BreachTreaty", "Sanction"},
    {"BuildInfrastructure", "Cooperate"},
    {"Ceasefire", "Retreat"},
    {"Coerce", "Coerce"},
    {"Concede", "Concede"},
    {"Condemn", "Accuse"},
    {"Conference", "Consult"},
    {"Cooperate", "Cooperate"},
    {"Coup", "Coerce"},
    {"Demand", "Request"},
    {"Deny", "Reject"},
    {"Deploy", "Mobilize"},
    {"Die", "OtherEvent"},
    {"Election", "OtherEvent"},
    {"EnterIntoForce", "Agree"},
    {"EstablishRelations", "Support"},
    {"Exercise", "Mobilize"},
    {"ExpelDiplomat", "Sanction"},
    {"Invest", "Cooperate"},
    {"Investigate", "Accuse"},
    {"Invitation", "Request"},
    {"Join", "Cooperate"},
    {"JointStatement", "Agree"},
    {"Kill", "Assault"},
    {"Leave", "Sanction"},
    {"LiftSanction", "Concede"},
    {"Mediation", "Consult"},
    {"Meeting", "Consult"},
    {"MilitaryAid", "Aid"},
    {"Mobilize", "Mobilize"},
    {"Negotiation", "Consult"},
    {"OpenFacility", "OtherEvent"},
    {"OtherEvent", "OtherEvent"},
    {"PhoneCall", "Consult"},
    {"Praise", "Support"},
    {"Promise", "Agree"},
    {"Protest", "Protest"},
    {"RatifyTreaty", "Agree"},
    {"Recognize", "Support"},
    {"Reject", "Reject"},
    {"Release", "Retreat"},
    {"Request", "Request"},
    {"Resign", "OtherEvent"},
    {"Retreat", "Retreat"},
    {"Sanction", "Sanction"},
    {"SeverRelations", "Sanction"},
    {"SignTreaty", "Agree"},
    {"Statement", "OtherEvent"},
    {"Summit", "Consult"},
    {"Support", "Support"},
    {"Thank", "Support"},
    {"Threaten", "Threaten"},
    {"Trade", "Cooperate"},
    {"TransportLink", "Cooperate"},
    {"Trial", "Coerce"},
    {"Visit", "Consult"},
    {"Vote", "OtherEvent"},
    {"War", "Assault"},
    {"Warn", "Threaten"},
    {"WeaponTest", "Mobilize"},
    {"Withdraw", "Retreat"},
    {"WithdrawTreaty", "Sanction"},
};

static int compare(const void *a, const void *b)
{
    return strcmp(a, ((const struct class_category *)b)->class);
}

const char *event_category(const char *class)
{
    const struct class_category *found =
        bsearch(class, CATEGORIES, sizeof CATEGORIES / sizeof *CATEGORIES, sizeof *CATEGORIES, compare);
    return found ? found->category : NULL;
}

const char *category_or_class(const char *class)
{
    const char *category = event_category(class);
    return category ? category : class;
}
