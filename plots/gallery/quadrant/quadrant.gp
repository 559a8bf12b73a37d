#!/usr/bin/gnuplot -c
# Figure: Cockle Row Primary School: 32%, similar schools 59%
# Alt: Scatter chart of 44 schools. Across: Disadvantaged pupils at the end of key stage 2, 2023/24. Upward: Pupils reaching the expected standard in reading, writing and maths, 2023/24. Cockle Row Primary School: 25% across, 32% upward. Median of 9 similar schools: 31% across, 59% upward. Lines: Median of these schools 22% across, England 61% upward. At or above both: 6; below both: 6; lower right: 17; upper left: 15.
# Made by: lode-plot quadrant -m ks2_disadvantaged_percent,ks2_rwm_exp_percent --unit 900003 --pairs pairs.csv data.csv
# Run: gnuplot -d -c quadrant_ks2_disadvantaged_percent_Cockle_Row_Primary_School.gp [svg|png|pdf|dumb] [OUTFILE]
if (!exists("ARGC")) ARGC = 0
fmt = ARGC > 0 ? ARG1 : 'svg'
if (strstrt(' svg png pdf dumb ', ' '.fmt.' ') == 0) { exit error 'formats are svg, png, pdf and dumb' }
if (fmt eq 'svg') { set terminal svg size 720,500 dynamic noenhanced font 'Arial,Helvetica,sans-serif,13' name 'quadrant_ks2_disadvantaged_percent_Cockle_Row_Primary_School' background '#FFFFFF' }
if (fmt eq 'png') { set terminal pngcairo size 1440,1000 noenhanced font 'Arial,13' fontscale 1.5 linewidth 2 pointscale 2 background '#FFFFFF' }
if (fmt eq 'pdf') { set terminal pdfcairo size 18cm,12.5cm noenhanced font 'Arial,13' fontscale 0.53 linewidth 1.4 pointscale 0.7 }
if (fmt eq 'dumb') { set terminal dumb 110,35 noenhanced }
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
set lmargin at screen 0.0747
set rmargin at screen 0.8679
set tmargin at screen 0.814
set bmargin at screen 0.175
set label 'Cockle Row Primary School: 32%, similar schools 59%' at screen 0.0167, screen 0.9575 left font ',18' tc rgb '#0B0C0C'
set label 'Upward: Pupils reaching the expected standard in reading, writing and maths, 2023/24 (upward axis from 0%' at screen 0.0167, screen 0.9188 left font ',13' tc rgb '#0B0C0C'
set label 'to 100%, across axis from 0% to 80%)' at screen 0.0167, screen 0.8863 left font ',13' tc rgb '#0B0C0C'
set label 'Circles: 34 other schools. Squares: 9 of the 10 similar schools, which have both figures; their figure in' at screen 0.0167, screen 0.0573 left font ',11' tc rgb '#595959'
set label 'the title is the median. Diamond: the one named. Not drawn: 1 without one of the two figures.' at screen 0.0167, screen 0.0298 left font ',11' tc rgb '#595959'
unset grid
set border 3
set yrange [0:100]
set ytics ('0%%' 0, '20%%' 20, '40%%' 40, '60%%' 60, '80%%' 80, '100%%' 100)
set ytics scale 0
set xrange [0:80]
set xtics ('0%%' 0, '20%%' 20, '40%%' 40, '60%%' 60, '80%%' 80)
set label 'Disadvantaged pupils at the end of key stage 2, 2023/24' at screen 0.8679, screen 0.1074 right font ',13' tc rgb '#0B0C0C'
set arrow from first 22, graph 0 to first 22, graph 1 nohead back lc rgb '#595959' lw 1.5 dt (6,4)
set label 'Median of these schools 22%' at screen 0.2928, screen 0.834 center font ',13' tc rgb '#0B0C0C'
set arrow from graph 0, first 61 to graph 1, first 61 nohead back lc rgb '#595959' lw 1.5 dt (6,4)
set label 'England 61%' at screen 0.8762, screen 0.5648 left font ',13' tc rgb '#0B0C0C'
set label 'Cockle Row Primary School' at screen 0.3351, screen 0.3795 left font ',13' tc rgb '#0B0C0C'
# Columns: across, upward, name.
# Data: Others
$d1 << END_5420
16	67	Anchor Quay Primary School
41	69	Dunlin Marsh Church of England Primary School
60	51	Eddystrand Primary School
18	67	Farrow Dock Primary School
21	65	Ropewalk Primary School
23	70	Fort Hallam Primary School
64	61	Aldermere Central Primary School
47	60	Cloth Hall Primary School
21	64	Greyfriars Gate Primary School
56	49	Marlbrook Primary School
23	72	New Meadows Primary School
16	62	Tannery Road Primary School
36	54	Ashenholt Primary School
7	67	Birchover Green Church of England Primary School
13	50	Copperbeech Primary School
29	54	Ironpit Wood Primary School
0	33	Oakhanger Vale Primary School
25	64	Bellhurst Primary School
0	83	Clayfold Primary School
9	70	Hopgarden Primary School
40	47	Medderfold Church of England Primary School
3	62	St Osyra's Church of England Primary School
7	79	Timberden Primary School
28	38	Chalkpit Lane Primary School
7	79	Downsend Primary School
14	57	Flintham Barrow Primary School
5	74	Larkrise Down Primary School
18	45	Sheepwash Church of England Primary School
46	50	Millrace Primary School
59	38	Osierbed Primary School
9	74	Three Weirs Primary School
67	39	Withy Bank Church of England Primary School
9	0	Kestrel House School
22	0	Reedmace School
END_5420
# Data: Similar
$d2 << END_a8ee
32	48	Brackenshore Primary School
21	59	Shingle Bank Primary School
7	71	St Zoë's Catholic Primary School
36	54	Lantern Hill Primary School
31	60	Sailmakers' Yard Primary School
48	59	Garrison Lane Primary School
43	41	Bishop Orlend Church of England Primary School
21	62	Eelbridge Primary School
22	76	Fennhithe Primary School
END_a8ee
# Data: Named
$d3 << END_dcd5
25	32	Cockle Row Primary School
END_dcd5
# Series 1: Others
# Series 2: Similar
# Series 3: Named
plot $d1 using 1:2 with points pt 6 ps 0.6 lc rgb '#8A8A8A' title 'Others', $d2 using 1:2 with points pt 5 ps 0.8 lc rgb '#28A197' title 'Similar', $d3 using 1:2 with points pt 13 ps 1.8 lc rgb '#12436D' title 'Named'
unset output
