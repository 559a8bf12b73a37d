# CSV records, cells and exact decimal sums, for the other programs of this folder.
# Run under LC_ALL=C: the byte order mark is matched as bytes.

function refuse(message) {
    print FILENAME ":" FNR ": " message > "/dev/stderr"
    refused = 1
    exit 1
}

# Take one physical line. Returns the number of cells once the record is whole, and 0 while a
# quoted cell is still open (or the line is empty).
function csv_record(line, cells) {
    if (FNR == 1)
        sub(/^\357\273\277/, "", line)
    sub(/\r$/, "", line)
    csv_pending = csv_pending line
    if (gsub(/"/, "\"", csv_pending) % 2) {
        csv_pending = csv_pending "\n"
        return 0
    }
    line = csv_pending
    csv_pending = ""
    return line ~ /"/ ? csv_split_quoted(line, cells) : split(line, cells, ",")
}

function csv_split_quoted(line, cells,    n) {
    n = 0
    do {
        if (n > 0)
            line = substr(line, 2)
        if (line ~ /^"/) {
            match(line, /^"([^"]|"")*"/)
            cells[++n] = substr(line, 2, RLENGTH - 2)
            gsub(/""/, "\"", cells[n])
        } else {
            match(line, /^[^,]*/)
            cells[++n] = substr(line, 1, RLENGTH)
        }
        line = substr(line, RLENGTH + 1)
    } while (line ~ /^,/)
    if (line != "")
        refuse("text after a closing quote")
    return n
}

# positions[NAME] becomes the place of each header cell, its name in capitals if `fold` is set
# (the census writes ESTAB in some years and Estab in others).
function csv_header(n, cells, positions, fold,    i) {
    split("", positions)
    for (i = 1; i <= n; i++)
        positions[fold ? toupper(cells[i]) : cells[i]] = i
}

function is_number(text) {
    return text ~ /^[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)$/
}

# Sums are kept in millionths: whole numbers, which awk's doubles hold exactly below 2^53.
function millionths(text,    part, sign) {
    sign = text ~ /^-/ ? -1 : 1
    sub(/^[-+]/, "", text)
    split(text, part, ".")
    if (length(part[2]) > 6)
        refuse("'" text "' has more than six decimals")
    return sign * (part[1] * 1000000 + substr(part[2] "000000", 1, 6))
}

function add_exactly(total, text) {
    total += millionths(text)
    if (total > 9007199254740991 || total < -9007199254740991)
        refuse("a sum is too large to be exact")
    return total
}

# The shortest plain decimal of a number of millionths.
function decimal_text(total,    sign, fraction, text) {
    sign = total < 0 ? "-" : ""
    if (total < 0)
        total = -total
    fraction = total % 1000000
    text = sprintf("%.0f", (total - fraction) / 1000000)
    if (fraction > 0) {
        text = text "." sprintf("%06.0f", fraction)
        sub(/0+$/, "", text)
    }
    return sign text
}
