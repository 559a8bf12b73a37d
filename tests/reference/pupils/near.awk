# Pairs of lines that must be alike: cells that are numbers within -v tolerance of each other, relative (of
# numbers around 0, absolute). Prints what differs, and -v title.
function size(a) { return a < 0 ? -a : a < 1 ? 1 : a }
function near(a, b) { return a - b <= tolerance * size(a) && b - a <= tolerance * size(a) }
NR % 2 { n = split($0, expected, ","); line = $0; next }
{
    same = NF == n
    for (i = 1; i <= n && same; i++)
        same = $i == expected[i] || ($i != "" && expected[i] != "" && near(expected[i] + 0, $i + 0) && $i + 0 == $i)
    if (!same) { print title ": " $0 ", expected " line; wrong = 1 }
}
END { if (NR == 0 || NR % 2) { print title ": not as many groups"; wrong = 1 }; exit wrong }
