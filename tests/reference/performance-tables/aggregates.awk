# The local authority and England cells, one per line: sums alone would not notice two kinds of
# England row changing places. Follows csv.awk, columns.awk and published.awk or tidied.awk.

BEGIN {
    print "file,column,geographic_level,establishment_type,value,code"
}

function take_cell(column, level, type, number, code) {
    if (level != "School")
        print file "," column "," level "," type "," number "," code
}

function report(file, family) {
}
