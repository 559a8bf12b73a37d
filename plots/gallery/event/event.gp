#!/usr/bin/gnuplot -c
# Figure: After the start: supported +2.4, supporting +0.3 in 2023/24
# Alt: Event chart. Attainment 8 score: supported and supporting, with 95% intervals, by period (event time). supported. Before the start: 2016/17 (-3): -0.4 (-1.6 to 0.8); 2017/18 (-2): +0.3 (-0.7 to 1.3); 2018/19 (-1): 0, the base. After the start: 2022/23 (3): +1.1 (-0.1 to 2.3); 2023/24 (4): +2.4 (0.1 to 4.7). supporting. Before the start: 2016/17 (-3): +0.6 (-0.8 to 2.0); 2017/18 (-2): too few pairs; 2018/19 (-1): 0, the base. After the start: 2022/23 (3): -0.2 (-1.6 to 1.2); 2023/24 (4): +0.3 (-1.5 to 2.1).
# Made by: lode-plot event data.csv
# Run: gnuplot -d -c event_att8_score.gp [svg|png|pdf|dumb] [OUTFILE]
if (!exists("ARGC")) ARGC = 0
fmt = ARGC > 0 ? ARG1 : 'svg'
if (strstrt(' svg png pdf dumb ', ' '.fmt.' ') == 0) { exit error 'formats are svg, png, pdf and dumb' }
if (fmt eq 'svg') { set terminal svg size 720,410 dynamic noenhanced font 'Arial,Helvetica,sans-serif,13' name 'event_att8_score' background '#FFFFFF' }
if (fmt eq 'png') { set terminal pngcairo size 1440,820 noenhanced font 'Arial,13' fontscale 1.5 linewidth 2 pointscale 2 background '#FFFFFF' }
if (fmt eq 'pdf') { set terminal pdfcairo size 18cm,10.25cm noenhanced font 'Arial,13' fontscale 0.53 linewidth 1.4 pointscale 0.7 }
if (fmt eq 'dumb') { set terminal dumb 110,29 noenhanced }
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
set lmargin at screen 0.0438
set rmargin at screen 0.86
set tmargin at screen 0.8128
set bmargin at screen 0.2518
set label 'After the start: supported +2.4, supporting +0.3 in 2023/24' at screen 0.0167, screen 0.9482 left font ',18' tc rgb '#0B0C0C'
set label 'Attainment 8 score: supported and supporting (bars: 95% intervals)' at screen 0.0167, screen 0.9009 left font ',13' tc rgb '#0B0C0C'
set label 'Below: periods since the start, 0 the first. Hollow: 2018/19, with which the others are compared, 0 by' at screen 0.0167, screen 0.1034 left font ',11' tc rgb '#595959'
set label 'definition. Before the start 3 of 3 intervals include 0. No estimate: supporting, 2017/18: too few pairs.' at screen 0.0167, screen 0.0698 left font ',11' tc rgb '#595959'
set label 'Compared with: similar schools.' at screen 0.0167, screen 0.0363 left font ',11' tc rgb '#595959'
set yrange [-4:6]
set ytics ('-4' -4, '-2' -2, '0' 0, '2' 2, '4' 4, '6' 6)
set ytics scale 0
set arrow from graph 0, first 0 to graph 1, first 0 nohead back lc rgb '#0B0C0C' lw 1
set xrange [-3.6:4.6]
set xtics ('-3' -3, '-2' -2, '-1' -1, '0' 0, '1' 1, '2' 2, '3' 3, '4' 4)
set label '2016/17' at screen 0.1036, screen 0.164 center font ',11' tc rgb '#595959'
set label '2017/18' at screen 0.2031, screen 0.164 center font ',11' tc rgb '#595959'
set label '2018/19' at screen 0.3026, screen 0.164 center font ',11' tc rgb '#595959'
set label '2022/23' at screen 0.7007, screen 0.164 center font ',11' tc rgb '#595959'
set label '2023/24' at screen 0.8003, screen 0.164 center font ',11' tc rgb '#595959'
set arrow from first -0.5, graph 0 to first -0.5, graph 1 nohead back lc rgb '#595959' lw 1.5 dt (6,4)
set label 'start' at screen 0.3524, screen 0.8372 center font ',13' tc rgb '#0B0C0C'
set label '' at screen 0.8808, screen 0.6109 point pt 7 ps 0.9 lc rgb '#12436D'
set label 'supported' at screen 0.8933, screen 0.6109 left font ',13' tc rgb '#0B0C0C'
set label '' at screen 0.8808, screen 0.493 point pt 5 ps 0.9 lc rgb '#28A197'
set label 'supporting' at screen 0.8933, screen 0.493 left font ',13' tc rgb '#0B0C0C'
# Columns: event time, value, interval low and high.
# Data: 95% intervals: supported
$d1 << END_ea3b
-3.07	-0.41	-1.6	0.78
-2.07	0.3	-0.7	1.3
2.93	1.12	-0.1	2.34
3.93	2.4	0.1	4.7
END_ea3b
# Data: Estimates: supported
$d2 << END_4b49
-3.07	-0.41
-2.07	0.3
2.93	1.12
3.93	2.4
END_4b49
# Data: Base: supported
$d3 << END_c281
-1.07	0
END_c281
# Data: 95% intervals: supporting
$d4 << END_2260
-2.93	0.6	-0.8	2
3.07	-0.2	-1.6	1.2
4.07	0.3	-1.5	2.1
END_2260
# Data: Estimates: supporting
$d5 << END_c10f
-2.93	0.6
3.07	-0.2
4.07	0.3
END_c10f
# Data: Base: supporting
$d6 << END_a501
-0.93	0
END_a501
# Series 1: 95% intervals: supported
# Series 2: Estimates: supported
# Series 3: Base: supported
# Series 4: 95% intervals: supporting
# Series 5: Estimates: supporting
# Series 6: Base: supporting
plot $d1 using 1:2:3:4 with yerrorbars ps 0 lw 1.8 lc rgb '#12436D' title '95% intervals: supported', $d2 using 1:2 with points pt 7 ps 0.9 lc rgb '#12436D' title 'Estimates: supported', $d3 using 1:2 with points pt 6 ps 0.9 lw 1.5 lc rgb '#12436D' title 'Base: supported', $d4 using 1:2:3:4 with yerrorbars ps 0 lw 1.8 lc rgb '#28A197' title '95% intervals: supporting', $d5 using 1:2 with points pt 5 ps 0.9 lc rgb '#28A197' title 'Estimates: supporting', $d6 using 1:2 with points pt 4 ps 0.9 lw 1.5 lc rgb '#28A197' title 'Base: supporting'
unset output
