#!/usr/bin/gnuplot -c
# Figure: Disadvantaged higher in 2 of 13 schools
# Alt: Dumbbell chart. Pupils reaching the expected standard in reading, writing and maths, 2023/24, of 14 schools; Disadvantaged minus Not disadvantaged. Above 0: 2, below 0: 11. Largest: Garrison Lane Primary School, +11; smallest: Shingle Bank Primary School, -53. Without a gap: 1.
# Made by: lode-plot dumbbell -b 'Disadvantaged,Not disadvantaged' data.csv
# Run: gnuplot -d -c dumbbell_ks2_rwm_exp_percent.gp [svg|png|pdf|dumb] [OUTFILE]
if (!exists("ARGC")) ARGC = 0
fmt = ARGC > 0 ? ARG1 : 'svg'
if (strstrt(' svg png pdf dumb ', ' '.fmt.' ') == 0) { exit error 'formats are svg, png, pdf and dumb' }
if (fmt eq 'svg') { set terminal svg size 720,450 dynamic noenhanced font 'Arial,Helvetica,sans-serif,13' name 'dumbbell_ks2_rwm_exp_percent' background '#FFFFFF' }
if (fmt eq 'png') { set terminal pngcairo size 1440,900 noenhanced font 'Arial,13' fontscale 1.5 linewidth 2 pointscale 2 background '#FFFFFF' }
if (fmt eq 'pdf') { set terminal pdfcairo size 18cm,11.25cm noenhanced font 'Arial,13' fontscale 0.53 linewidth 1.4 pointscale 0.7 }
if (fmt eq 'dumb') { set terminal dumb 110,32 noenhanced }
if (ARGC > 1) { set output ARG2 }
set encoding utf8
set datafile separator "\t"
set datafile commentschars ''
set datafile missing 'NaN'
set style line 1 lc rgb '#12436D' lw 2.5 dt 1 pt 7 ps 0.8
set style line 2 lc rgb '#28A197' lw 2.5 dt 1 pt 5 ps 0.8
set style line 3 lc rgb '#801650' lw 2.5 dt 1 pt 9 ps 1.0
set style line 4 lc rgb '#F46A25' lw 2.5 dt 1 pt 13 ps 1.0
set style line 5 lc rgb '#595959' lw 2 dt (8,5) pt 4 ps 0.6
set style line 6 lc rgb '#595959' lw 2 dt (2,4) pt 6 ps 0.6
set style line 7 lc rgb '#595959' lw 2 dt (8,4,2,4) pt 8 ps 0.7
set style line 8 lc rgb '#595959' lw 2 dt (16,5) pt 12 ps 0.7
unset key
set border 1 lc rgb '#8A8A8A' lw 1
set grid ytics back lt 1 lc rgb '#E3E3E3' lw 1
if (fmt eq 'dumb') { unset grid }
set tics nomirror scale 0.5 textcolor rgb '#0B0C0C'
set lmargin at screen 0.3469
set rmargin at screen 0.9373
set tmargin at screen 0.8161
set bmargin at screen 0.1939
set label 'Disadvantaged higher in 2 of 13 schools' at screen 0.0167, screen 0.9528 left font ',18' tc rgb '#0B0C0C'
set label 'Pupils reaching the expected standard in reading, writing and maths, 2023/24 (axis from 0% to 100%)' at screen 0.0167, screen 0.9097 left font ',13' tc rgb '#0B0C0C'
set label 'At the right: Disadvantaged minus Not disadvantaged, in percentage points. Disadvantaged: c = suppressed:' at screen 0.0167, screen 0.0942 left font ',11' tc rgb '#595959'
set label 'St Zoë''s Catholic Primary School. Not disadvantaged: c = suppressed: St Zoë''s Catholic Primary School.' at screen 0.0167, screen 0.0636 left font ',11' tc rgb '#595959'
set label 'Without a gap: 1, with the code in its place (x where there is no row).' at screen 0.0167, screen 0.0331 left font ',11' tc rgb '#595959'
unset grid
set xrange [0:100]
set xtics ('0%%' 0, '20%%' 20, '40%%' 40, '60%%' 60, '80%%' 80, '100%%' 100)
set yrange [13.5:-0.5]
unset ytics
set label 'Shingle Bank Primary School' at screen 0.333, screen 0.7939 right font ',13' tc rgb '#0B0C0C'
set label 'Lantern Hill Primary School' at screen 0.333, screen 0.7494 right font ',13' tc rgb '#0B0C0C'
set label 'Sailmakers'' Yard Primary School' at screen 0.333, screen 0.705 right font ',13' tc rgb '#0B0C0C'
set label 'Fort Hallam Primary School' at screen 0.333, screen 0.6606 right font ',13' tc rgb '#0B0C0C'
set label 'Dunlin Marsh Church of England…' at screen 0.333, screen 0.6161 right font ',13' tc rgb '#0B0C0C'
set label 'Farrow Dock Primary School' at screen 0.333, screen 0.5717 right font ',13' tc rgb '#0B0C0C'
set label 'Anchor Quay Primary School' at screen 0.333, screen 0.5272 right font ',13' tc rgb '#0B0C0C'
set label 'Cockle Row Primary School' at screen 0.333, screen 0.4828 right font ',13' tc rgb '#0B0C0C'
set label 'Eddystrand Primary School' at screen 0.333, screen 0.4383 right font ',13' tc rgb '#0B0C0C'
set label 'Ropewalk Primary School' at screen 0.333, screen 0.3939 right font ',13' tc rgb '#0B0C0C'
set label 'Aldermere Central Primary School' at screen 0.333, screen 0.3494 right font ',13' tc rgb '#0B0C0C'
set label 'Garrison Lane Primary School' at screen 0.333, screen 0.305 right font ',13' tc rgb '#0B0C0C'
set label 'Brackenshore Primary School' at screen 0.333, screen 0.2606 right font ',13' tc rgb '#0B0C0C'
set label 'St Zoë''s Catholic Primary School' at screen 0.333, screen 0.2161 right font ',13' tc rgb '#0B0C0C'
set label '-53' at screen 0.9861, screen 0.7939 right font ',13' tc rgb '#0B0C0C'
set label '-52' at screen 0.9861, screen 0.7494 right font ',13' tc rgb '#0B0C0C'
set label '-41' at screen 0.9861, screen 0.705 right font ',13' tc rgb '#0B0C0C'
set label '-39' at screen 0.9861, screen 0.6606 right font ',13' tc rgb '#0B0C0C'
set label '-32' at screen 0.9861, screen 0.6161 right font ',13' tc rgb '#0B0C0C'
set label '-32' at screen 0.9861, screen 0.5717 right font ',13' tc rgb '#0B0C0C'
set label '-27' at screen 0.9861, screen 0.5272 right font ',13' tc rgb '#0B0C0C'
set label '-24' at screen 0.9861, screen 0.4828 right font ',13' tc rgb '#0B0C0C'
set label '-24' at screen 0.9861, screen 0.4383 right font ',13' tc rgb '#0B0C0C'
set label '-19' at screen 0.9861, screen 0.3939 right font ',13' tc rgb '#0B0C0C'
set label '-14' at screen 0.9861, screen 0.3494 right font ',13' tc rgb '#0B0C0C'
set label '+11' at screen 0.9861, screen 0.305 right font ',13' tc rgb '#0B0C0C'
set label '+3' at screen 0.9861, screen 0.2606 right font ',13' tc rgb '#0B0C0C'
set label 'c, c' at screen 0.9861, screen 0.2161 right font ',13' tc rgb '#0B0C0C'
set label '' at screen 0.3566, screen 0.8472 point pt 7 ps 1.1 lc rgb '#12436D'
set label 'Disadvantaged' at screen 0.3691, screen 0.8472 left font ',13' tc rgb '#0B0C0C'
set label '' at screen 0.5302, screen 0.8472 point pt 13 ps 1.4 lc rgb '#F46A25'
set label 'Not disadvantaged' at screen 0.5427, screen 0.8472 left font ',13' tc rgb '#0B0C0C'
# Columns: value, row.
# Data: Gaps
$d1 << END_4b3a
17	0
70	0

20	1
72	1

31	2
72	2

40	3
79	3

50	4
82	4

40	5
72	5

44	6
71	6

14	7
38	7

41	8
65	8

50	9
69	9

56	10
70	10

64	11
53	11

50	12
47	12
END_4b3a
# Data: Disadvantaged
$d2 << END_5166
17	0
20	1
31	2
40	3
50	4
40	5
44	6
14	7
41	8
50	9
56	10
64	11
50	12
END_5166
# Data: Not disadvantaged
$d3 << END_273c
70	0
72	1
72	2
79	3
82	4
72	5
71	6
38	7
65	8
69	9
70	10
53	11
47	12
END_273c
# Series 1: Gaps
# Series 2: Disadvantaged
# Series 3: Not disadvantaged
plot $d1 using 1:2 with lines lc rgb '#8A8A8A' lw 4 title 'Gaps', $d2 using 1:2 with points pt 7 ps 1.1 lc rgb '#12436D' title 'Disadvantaged', $d3 using 1:2 with points pt 13 ps 1.4 lc rgb '#F46A25' title 'Not disadvantaged'
unset output
