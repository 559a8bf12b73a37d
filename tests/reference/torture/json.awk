# Objects of strings, as JSON has them: a line for each pair, "KEY<tab>VALUE", and an empty line for
# each object. A line break inside a string is a space, null is empty. Enough for csv-spectrum.

{ text = text $0 "\n" }

# The string that begins at `at`; `at` moves past it.
function string(    out, c) {
    out = ""
    for (at++; (c = substr(text, at, 1)) != "\""; at++) {
        if (c == "\\") {
            at++
            c = substr(text, at, 1)
            if (c == "r" && substr(text, at + 1, 2) == "\\n")
                at += 2
            if (c == "n" || c == "r")
                c = " "
        }
        out = out c
    }
    at++
    return out
}

function skip_to(wanted) {
    while (at <= length(text) && index(wanted, substr(text, at, 1)) == 0)
        at++
}

END {
    for (at = 1; at <= length(text); at++) {
        skip_to("{")
        if (at > length(text))
            exit
        print ""
        for (skip_to("\"}"); substr(text, at, 1) == "\""; skip_to("\"}")) {
            key = string()
            skip_to("\"n")
            if (substr(text, at, 1) == "n")
                print key "\t"
            else
                print key "\t" string()
        }
    }
}
