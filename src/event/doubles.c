/* doubles.c: one event that a verb and a noun in its clause both tell: "imposed sanctions", "reiterated its
 * rejection". After the events of all words are found, before whom they concern is asked. */
#include "event/stages.h"

#include <string.h>

/* "a halt to fighting": is the noun one of the words of the expression that tells the other event? */
static bool is_part_of(const struct found_event *whole, const struct found_event *noun)
{
    if (!whole->evocation || noun->evocation->word_count >= whole->evocation->word_count) return false;
    for (size_t i = 0; i < whole->evocation->word_count; i++)
        if (strcmp(whole->evocation->words[i], noun->trigger.lemma) == 0) return true;
    return false;
}

/* "signed a defence cooperation agreement": what the agreement is about is told with it. */
static bool is_matter_of_signing(const struct extraction *extraction, const struct found_events *found,
                                 const struct found_event *noun)
{
    static const char *const CLASSES[] = {"SignTreaty", "RatifyTreaty", "EnterIntoForce", "Agree", NULL};
    const struct sentence *sentence = sentence_of(extraction, &noun->trigger);
    const struct token *token = &sentence->tokens[noun->trigger.token];
    if (token->deprel != DEP_COMPOUND || token->head < 0 || strcmp(noun->event.class, "Cooperate") != 0)
        return false;
    for (size_t i = 0; i < found->count; i++) {
        const struct found_event *act = &found->items[i];
        if (act != noun && !act->dropped && act->trigger.sentence == noun->trigger.sentence &&
            is_one_of(CLASSES, act->event.class) &&
            ((int32_t)act->trigger.token == sentence->tokens[token->head].head ||
             (int32_t)act->trigger.token == token->head))
            return true;
    }
    return false;
}

/* "signed a deal to end their row": what the deal is for is told with it. */
static bool is_aim_of_deal(const struct extraction *extraction, const struct found_event *item)
{
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    int32_t mark = item->trigger.is_noun ? -1 : dependent(sentence, item->trigger.token, DEP_MARK);
    return mark > 0 && strcmp(item->event.class, "Agree") == 0 &&
           strcmp(sentence->tokens[mark].lower, "to") == 0 && sentence->tokens[mark - 1].upos == UPOS_NOUN &&
           lexicon_has_token(extraction, "treaty", &sentence->tokens[mark - 1]);
}

bool calls_off(const struct found_event *verb, const struct found_event *noun)
{
    static const char *const VERBS[] = {"cancel", "call", "scrap", "postpone", "put", NULL};
    return strcmp(verb->frame->name, "cancel-visit") == 0 && is_one_of(VERBS, verb->trigger.lemma) &&
           strcmp(event_category(noun->event.class), "Consult") == 0 && noun->event.source.count &&
           (strcmp(noun->event.class, "Visit") == 0 || noun->event.source.count > 1);
}

/* "stopped buying oil from Chad": what is stopped is no deed beside the stop. */
static bool is_stopped(const struct extraction *extraction, const struct found_events *found,
                       const struct found_event *item)
{
    const struct token *token = &sentence_of(extraction, &item->trigger)->tokens[item->trigger.token];
    if (item->trigger.is_noun || token->deprel != DEP_XCOMP) return false;
    for (size_t i = 0; i < found->count; i++)
        if (!found->items[i].dropped && found->items[i].trigger.sentence == item->trigger.sentence &&
            (int32_t)found->items[i].trigger.token == token->head &&
            strncmp(found->items[i].frame->name, "stop-", 5) == 0)
            return true;
    return false;
}

/* A verb and the noun that is its object tell one event: the more specific one stays. */
void drop_doubles(const struct extraction *extraction, struct found_events *found)
{
    for (size_t i = 0; i < found->count; i++) {
        struct found_event *noun = &found->items[i];
        if (is_aim_of_deal(extraction, noun) || is_stopped(extraction, found, noun)) noun->dropped = true;
        if (!noun->trigger.is_noun || noun->dropped) continue;
        if (is_matter_of_signing(extraction, found, noun)) noun->dropped = true;
        const struct token *token =
            &extraction->analysis->sentences[noun->trigger.sentence].tokens[noun->trigger.token];
        for (size_t j = 0; j < found->count; j++) {
            struct found_event *verb = &found->items[j];
            if (j == i || verb->trigger.sentence != noun->trigger.sentence ||
                token->head != (int32_t)verb->trigger.token)
                continue;
            /* "on a visit to Rabat, was received by the king", "flew to Rabat for talks with him": two events
             */
            bool is_visit = strcmp(noun->event.class, "Visit") == 0 ||
                            (strcmp(verb->event.class, "Visit") == 0 && noun->event.source.count > 1);
            bool same = strcmp(verb->event.class, noun->event.class) == 0 ||
                        (!is_visit &&
                         strcmp(event_category(verb->event.class), event_category(noun->event.class)) == 0);
            bool is_object =
                token->deprel == DEP_OBJ || token->deprel == DEP_NSUBJ_PASS || token->deprel == DEP_OBL;
            bool asked =
                !verb->trigger.is_noun && token->deprel != DEP_OBL &&
                asks_for_object(extraction, verb->frame, noun->trigger.sentence, noun->trigger.token);
            /* "the lifting of sanctions" */
            bool is_of =
                verb->trigger.is_noun && token->deprel == DEP_NMOD && verb->event.target.count &&
                asks_for_phrase(extraction, verb->frame, noun->trigger.sentence, noun->trigger.token);
            /* "faces criticism from Chad": the noun tells by whom */
            bool tells_more = same && noun->trigger.is_undergone && noun->event.source.count &&
                              noun->event.target.count &&
                              (!verb->event.source.count || !verb->event.target.count);
            if (tells_more) {
                verb->dropped = true;
                continue;
            }
            /* "discussed it in a telephone call with" tells of the call */
            bool is_by_wire = strcmp(noun->event.class, "PhoneCall") == 0 && noun->event.source.count > 1 &&
                              strcmp(verb->event.class, "Meeting") == 0;
            if (is_by_wire && is_object) {
                verb->dropped = true;
                continue;
            }
            /* "brokered a truce between India and Pakistan", "reached a truce" tell two */
            bool makes_peace =
                strcmp(noun->event.class, "Ceasefire") == 0 && noun->event.source.count > 1 &&
                (strcmp(verb->event.class, "Mediation") == 0 || strcmp(verb->event.class, "Agree") == 0);
            /* "reiterated its rejection": the noun tells what is said */
            bool is_voiced = strcmp(verb->event.class, "Statement") == 0 && token->deprel == DEP_OBJ &&
                             noun->is_speech && noun->event.source.count;
            if (is_voiced) {
                verb->dropped = true;
                continue;
            }
            /* "killed in a raid by jets on the town": who died there, and what was raided */
            bool is_raid = token->deprel == DEP_OBL && strcmp(verb->event.class, "Kill") == 0 &&
                           strcmp(noun->event.class, "Attack") == 0 && noun->event.source.count &&
                           noun->event.target.count;
            /* "annulled last month's presidential election": the court does not hold it */
            bool is_poll =
                strcmp(noun->event.class, "Election") == 0 && strcmp(verb->event.class, "Trial") == 0;
            if (is_raid || is_poll || calls_off(verb, noun)) continue;
            /* "suspended its energy agreements with Palau": agreed on long ago */
            static const char *const UNDONE[] = {"WithdrawTreaty", "BreachTreaty", "RatifyTreaty",
                                                 "EnterIntoForce", NULL};
            bool is_undone = token->deprel == DEP_OBJ && strcmp(noun->event.class, "Agree") == 0 &&
                             is_one_of(UNDONE, verb->event.class);
            if (((same || is_undone || (asked && !makes_peace)) && is_object) || is_of ||
                is_part_of(verb, noun))
                noun->dropped = true;
        }
    }
}
