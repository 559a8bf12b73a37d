# Compare two tables whose first `keys` columns name a line and whose other columns are figures:
# awk -v keys=2 -f compare.awk EXPECTED GOT. Prints one line per difference.

BEGIN {
    FS = ","
}

FNR == 1 {
    table++
    fields = split($0, title, ",")
    next
}

{
    key = $1
    for (i = 2; i <= keys; i++)
        if ($i != "")
            key = key " " $i
    if (table == 1) {
        expected[key] = $0
        key_at[++keys_seen] = key
        next
    }
    if (key in seen)
        differ(key, "one line", "two")
    seen[key] = 1
    if (!(key in expected))
        differ(key, "nothing", figures($0, ""))
    else if (expected[key] != $0)
        differ(key, figures(expected[key], $0), figures($0, expected[key]))
}

END {
    for (i = 1; i <= keys_seen; i++)
        if (!(key_at[i] in seen))
            differ(key_at[i], figures(expected[key_at[i]], ""), "nothing")
    exit differences > 0
}

function differ(key, wanted, found) {
    print key ": expected " wanted " got " found
    differences++
}

# The figures of `line` that are not the same in `other`, each with its title.
function figures(line, other,    i, cell, cell_of_other, text) {
    split(line, cell, ",")
    split(other, cell_of_other, ",")
    for (i = keys + 1; i <= fields; i++)
        if (other == "" || cell[i] != cell_of_other[i])
            text = text (text == "" ? "" : ", ") title[i] " " (cell[i] == "" ? "(empty)" : cell[i])
    return text
}
