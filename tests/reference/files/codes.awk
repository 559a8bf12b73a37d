# With holds.awk: the coded cells of a whole file, by code, as codes.csv says them. On the published
# side those of the columns that become figures, on the other those of all rows.

function learn_codes(    n, i, item, pair, text) {
    parts++
    part_columns[parts] = cell[2]
    condition("part " parts, cell[3])
    figures_said[parts] = cell[4]
    part_fore[parts] = csv_line(cell, 3)
    n = cell[5] == "none" ? 0 : split(cell[5], item, "|")
    for (i = 1; i <= n; i++) {
        if (!match(item[i], /=[a-z]+:[0-9]+$/))
            refuse("'" item[i] "' is no CODE=STATUS:COUNT")
        text = substr(item[i], 1, RSTART - 1)
        split(substr(item[i], RSTART + 1), pair, ":")
        meaning[text] = pair[1]
        coded_said[parts, text] = pair[2]
        learned[parts] = learned[parts] (i > 1 ? SUBSEP : "") text
    }
}

function start_codes(    p, n, i, run, from, to) {
    for (p = 1; side == "published" && p <= parts; p++) {
        place_conditions("part " p)
        n = part_columns[p] == "none" ? 0 : split(part_columns[p], run, "|")
        for (i = 1; i <= n; i++) {
            from = to = run[i]
            if (match(run[i], /\.\./)) {
                from = substr(run[i], 1, RSTART - 1)
                to = substr(run[i], RSTART + 2)
            }
            to = find(to)
            for (from = find(from); from <= to; from++)
                figure[p, ++figures[p]] = from
        }
    }
    value_at = "value" in at ? at["value"] : 0
    status_at = "status" in at ? at["status"] : 0
}

function tally(    p, i, text) {
    if (side == "tidied") {
        tally_row()
        return
    }
    for (p = 1; p <= parts; p++) {
        if (!figures[p] || !holds("part " p))
            continue
        for (i = 1; i <= figures[p]; i++) {
            text = text_at(figure[p, i])
            if (text ~ /^[-+]?[0-9][0-9,]*(\.[0-9]*)?(e-?[0-9]+)?%?$/)
                figures_found[p]++
            else
                tally_code(p, text == "" ? "blank" : text)
        }
    }
}

# A row of figures: a number without a status, or a status and the code as it was published.
function tally_row(    text) {
    if (!status_at || !source_code)
        return
    if (cell[value_at] != "" && cell[status_at] == "") {
        figures_found[1]++
        return
    }
    text = code_of_row()
    if (cell[value_at] != "" || cell[status_at] != meaning[text])
        text = text " of status '" cell[status_at] "' and value '" cell[value_at] "'"
    tally_code(1, text)
}

function tally_code(p, text) {
    if (!((p, text) in coded))
        coded_text[p, ++coded_texts[p]] = text
    coded[p, text]++
}

# All parts together are the output.
function tell_codes(    p, i, k, code) {
    if (side == "published") {
        for (p = 1; p <= parts; p++)
            tell_part(p)
        return
    }
    for (p = 2; p <= parts; p++) {
        figures_said[1] += figures_said[p]
        k = split(learned[p], code, SUBSEP)
        for (i = 1; i <= k; i++) {
            if (!((1, code[i]) in coded_said))
                learned[1] = learned[1] (learned[1] == "" ? "" : SUBSEP) code[i]
            coded_said[1, code[i]] += coded_said[p, code[i]]
        }
    }
    tell_part(1)
}

function tell_part(p,    i, k, code) {
    differ("all figures: numbers", figures_found[p], figures_said[p])
    for (i = 1; i <= coded_texts[p]; i++)
        differ("all figures: '" coded_text[p, i] "'", coded[p, coded_text[p, i]], coded_said[p, coded_text[p, i]])
    k = split(learned[p], code, SUBSEP)
    for (i = 1; i <= k; i++)
        if (!((p, code[i]) in coded))
            differ("all figures: '" code[i] "'", 0, coded_said[p, code[i]])
}

# The lines of codes.csv; a code without a status yet has 'unknown'.
function derive_codes(    p, i, j, text, moved) {
    for (p = 1; p <= parts; p++) {
        for (i = 2; i <= coded_texts[p]; i++)
            for (j = i; j > 1 && coded_text[p, j] < coded_text[p, j - 1]; j--) {
                moved = coded_text[p, j]
                coded_text[p, j] = coded_text[p, j - 1]
                coded_text[p, j - 1] = moved
            }
        text = ""
        for (i = 1; i <= coded_texts[p]; i++)
            text = text (i > 1 ? "|" : "") coded_text[p, i] "=" \
                (coded_text[p, i] in meaning ? meaning[coded_text[p, i]] : "unknown") ":" coded[p, coded_text[p, i]]
        print part_fore[p] (figures[p] ? figures_found[p] + 0 : "") "," quoted(text == "" ? "none" : text)
    }
}
