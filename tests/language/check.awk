# check.awk ANALYSIS CASES: compares the analysis of each paragraph with what the cases expect.
BEGIN { FS = "\t" }

# ---- The analysis: tokens of each paragraph, numbered through its sentences.
FNR == NR && /^# newpar/ { paragraph++; base = 0; next }
FNR == NR && /^# sent_id/ { pending = 1; next }
FNR == NR && /^#/ { sentences[paragraph]++; next }
FNR == NR && /^$/ { base = count[paragraph]; next }
FNR == NR {
    n = ++count[paragraph]
    form[paragraph, n] = $2; lemma[paragraph, n] = $3; upos[paragraph, n] = $4; xpos[paragraph, n] = $5
    feature[paragraph, n] = "|" $6 "|"; head[paragraph, n] = $7 ? base + $7 : 0; relation[paragraph, n] = $8
    next
}

# ---- The cases.
/^#/ || /^$/ { next }
/^[^ ]/ { at++; text = $0; weak = sub(/^~/, "", text); next }
{
    fields = split(substr($0, 3), want, " ")
    good = 0
    if (want[1] == "sentences") good = sentences[at] == want[2]
    else for (i = 1; i <= count[at] && !good; i++) {
        if (want[1] == "token") good = form[at, i] == want[2]
        else if (want[1] == "tag") good = form[at, i] == want[2] && (upos[at, i] == want[3] || xpos[at, i] == want[3])
        else if (want[1] == "lemma") good = form[at, i] == want[2] && lemma[at, i] == want[3]
        else if (want[1] == "feature") good = form[at, i] == want[2] && index(feature[at, i], "|" want[3] "|")
        else good = form[at, i] == want[3] && index("|" want[1] "|", "|" relation[at, i] "|") &&
                    (want[2] == "ROOT" ? head[at, i] == 0 : head[at, i] && form[at, head[at, i]] == want[2])
    }
    line = substr($0, 3) "  in  " substr(text, 1, 70)
    number++
    if (good) print "ok " number " - " line
    else if (weak) print "ok " number " - " line " # SKIP not yet"
    else print "not ok " number " - " line
}
