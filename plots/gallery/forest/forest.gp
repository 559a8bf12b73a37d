#!/usr/bin/gnuplot -c
# Figure: 4 estimates: every interval includes 0
# Alt: Forest chart. 2 outcomes: effect, effect.unadjusted, with 95% intervals. maths_score, effect: -1.0 (-2.1 to 0.1), n 1579; maths_score, effect.unadjusted: -0.8 (-2.1 to 0.5), n 1579; reading_score, effect: -1.0 (-2.2 to 0.2), n 1579; reading_score, effect.unadjusted: -0.8 (-2.1 to 0.4), n 1579.
# Made by: lode-plot forest --term effect,effect.unadjusted data.csv
# Run: gnuplot -d -c forest_maths_score.gp [svg|png|pdf|dumb] [OUTFILE]
if (!exists("ARGC")) ARGC = 0
fmt = ARGC > 0 ? ARG1 : 'svg'
if (strstrt(' svg png pdf dumb ', ' '.fmt.' ') == 0) { exit error 'formats are svg, png, pdf and dumb' }
if (fmt eq 'svg') { set terminal svg size 720,244 dynamic noenhanced font 'Arial,Helvetica,sans-serif,13' name 'forest_maths_score' background '#FFFFFF' }
if (fmt eq 'png') { set terminal pngcairo size 1440,488 noenhanced font 'Arial,13' fontscale 1.5 linewidth 2 pointscale 2 background '#FFFFFF' }
if (fmt eq 'pdf') { set terminal pdfcairo size 18cm,6.1cm noenhanced font 'Arial,13' fontscale 0.53 linewidth 1.4 pointscale 0.7 }
if (fmt eq 'dumb') { set terminal dumb 110,17 noenhanced }
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
set lmargin at screen 0.3167
set rmargin at screen 0.7788
set tmargin at screen 0.6855
set bmargin at screen 0.3576
set label '4 estimates: every interval includes 0' at screen 0.0167, screen 0.9129 left font ',18' tc rgb '#0B0C0C'
set label '2 outcomes: effect, effect.unadjusted (bars: 95% intervals)' at screen 0.0167, screen 0.8335 left font ',13' tc rgb '#0B0C0C'
set label 'Compared with: control. By intention to treat: programme less control; 794 of 834 and 785 of 840 assigned' at screen 0.0167, screen 0.1737 left font ',11' tc rgb '#595959'
set label 'pupils are analysed; not the effect of taking part. n: how many units each rests on. The units of the' at screen 0.0167, screen 0.1173 left font ',11' tc rgb '#595959'
set label 'outcomes are not known and may differ.' at screen 0.0167, screen 0.061 left font ',11' tc rgb '#595959'
unset grid
set xrange [-3:1]
set xtics ('-3' -3, '-2' -2, '-1' -1, '0' 0, '1' 1)
set arrow from first 0, graph 0 to first 0, graph 1 nohead back lc rgb '#0B0C0C' lw 1
set yrange [3.5:-0.5]
unset ytics
set label 'maths_score, effect' at screen 0.3028, screen 0.6445 right font ',13' tc rgb '#0B0C0C'
set label 'maths_score, effect.unadjusted' at screen 0.3028, screen 0.5625 right font ',13' tc rgb '#0B0C0C'
set label 'reading_score, effect' at screen 0.3028, screen 0.4805 right font ',13' tc rgb '#0B0C0C'
set label 'reading_score, effect.unadjusted' at screen 0.3028, screen 0.3986 right font ',13' tc rgb '#0B0C0C'
set label '-1.0 (-2.1 to 0.1)' at screen 0.7899, screen 0.6445 left font ',13' tc rgb '#0B0C0C'
set label '1579' at screen 0.9861, screen 0.6445 right font ',13' tc rgb '#0B0C0C'
set label '-0.8 (-2.1 to 0.5)' at screen 0.7899, screen 0.5625 left font ',13' tc rgb '#0B0C0C'
set label '1579' at screen 0.9861, screen 0.5625 right font ',13' tc rgb '#0B0C0C'
set label '-1.0 (-2.2 to 0.2)' at screen 0.7899, screen 0.4805 left font ',13' tc rgb '#0B0C0C'
set label '1579' at screen 0.9861, screen 0.4805 right font ',13' tc rgb '#0B0C0C'
set label '-0.8 (-2.1 to 0.4)' at screen 0.7899, screen 0.3986 left font ',13' tc rgb '#0B0C0C'
set label '1579' at screen 0.9861, screen 0.3986 right font ',13' tc rgb '#0B0C0C'
set label 'n' at screen 0.9861, screen 0.7264 right font ',11' tc rgb '#595959'
# Columns: value, row, interval low and high.
# Data: 95% intervals
$d1 << END_42ed
-1.0158164	0	-2.13306	0.10143
-0.81446357	1	-2.07967	0.450743
-1.0360647	2	-2.24162	0.169494
-0.83672608	3	-2.0726	0.399144
END_42ed
# Data: Estimates
$d2 << END_d69c
-1.0158164	0
-0.81446357	1
-1.0360647	2
-0.83672608	3
END_d69c
# Series 1: 95% intervals
# Series 2: Estimates
plot $d1 using 1:2:3:4 with xerrorbars ps 0 lw 1.8 lc rgb '#2073BC' title '95% intervals', $d2 using 1:2 with points pt 5 ps 0.9 lc rgb '#12436D' title 'Estimates'
unset output
