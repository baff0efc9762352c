/* category.c: the classes of event and the PLOVER category of each, as the contract has them. */
#include "event/event.h"

#include <string.h>

static const struct {
    const char *category, *classes; /* classes parted by blanks */
} CATEGORIES[] = {
    {"Consult", "Visit Meeting Summit PhoneCall Conference Negotiation Mediation"},
    {"Agree", "SignTreaty RatifyTreaty EnterIntoForce Agree JointStatement Promise"},
    {"Support", "Support Praise Thank Recognize EstablishRelations"},
    {"Concede", "Apologize LiftSanction Concede"},
    {"Cooperate", "Cooperate Trade Invest BuildInfrastructure TransportLink Join"},
    {"Aid", "Aid MilitaryAid ArmsTransfer"},
    {"Retreat", "Withdraw Ceasefire Release Retreat"},
    {"Request", "Request Demand Invitation"},
    {"Accuse", "Accuse Condemn Investigate"},
    {"Reject", "Reject Deny"},
    {"Threaten", "Threaten Warn"},
    {"Protest", "Protest"},
    {"Sanction", "Sanction SeverRelations ExpelDiplomat WithdrawTreaty BreachTreaty Leave"},
    {"Mobilize", "Deploy Exercise WeaponTest Mobilize"},
    {"Coerce", "Arrest Blockade Coup Trial Coerce"},
    {"Assault", "Attack War Kill Assault"},
    {"OtherEvent", "Statement Announce OpenFacility Election Appoint Resign Die Vote OtherEvent"},
};

static bool has_word(const char *words, const char *word)
{
    size_t size = strlen(word);
    for (const char *at = words; (at = strstr(at, word)); at += size) {
        bool begins = at == words || at[-1] == ' ', ends = at[size] == ' ' || at[size] == '\0';
        if (begins && ends) return true;
    }
    return false;
}

const char *event_category(const char *class)
{
    for (size_t i = 0; i < sizeof CATEGORIES / sizeof *CATEGORIES; i++)
        if (has_word(CATEGORIES[i].classes, class)) return CATEGORIES[i].category;
    return NULL;
}
