# After csv.awk: the latest inspections of one authority (Ofsted management information of February
# 2026) counted column by column, from the text of lode-grades(1): MEASURE GRADE SCHOOLS of what is
# at least one, then how many schools have any judgement at all.

function count(measure, grade) { counted[measure " " grade]++ }
function at(name) { return cell[place[name]] == "NULL" ? "" : cell[place[name]] }
function said(number) {
    return number == 1 ? "Outstanding" : number == 2 ? "Good" : number == 3 ? "Requires improvement" \
        : number == 4 ? "Inadequate" : ""
}
# yyyymmdd of dd/mm/yyyy
function day(text) { return substr(text, 7, 4) substr(text, 4, 2) substr(text, 1, 2) }

{
    n = csv_record($0, cell)
    if (!n) next
    if (!headed) { headed = 1; csv_header(n, cell, place); next }
    overall = at("Latest OEIF overall effectiveness")
    started = day(at("Inspection start date of latest OEIF graded inspection"))
    any = overall != "" || at("Inclusion") != "" || at("Ungraded inspection overall outcome") != ""
    schools += any
    prefix = overall ~ /^[1-4]$/ ? "ofsted" : overall == "Not judged" ? "ofsted_2024" : ""
    if (prefix == "ofsted" && started <= "20240831") {
        count("ofsted_oe", said(overall))
        count("ofsted_education", said(at("Latest OEIF quality of education")))
    }
    if (prefix == "ofsted_2024" && started <= "20251109")
        count("ofsted_2024_education", said(at("Latest OEIF quality of education")))
    if (at("Inclusion") != "") count("ofsted_card_inclusion", at("Inclusion"))
}

END {
    for (key in counted) if (key !~ / $/) print key, counted[key] | "sort"
    close("sort")
    print "schools", schools
}
