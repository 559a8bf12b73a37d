#!/usr/bin/gnuplot -c
# Figure: 2 of 44 schools outside the 99.8% limits
# Alt: Funnel chart. Pupils reaching the expected standard in reading, writing and maths, 2023/24, of 44 schools against the number behind each, 9 to 85. Centre: England, 61%. Above the 99.8% limits 0, below 2; between the 95% and 99.8% limits 4 above, 4 below; within 34.
# Made by: lode-plot funnel --unit 900001 data.csv
# Run: gnuplot -d -c funnel_ks2_rwm_exp_percent_Anchor_Quay_Primary_School.gp [svg|png|pdf|dumb] [OUTFILE]
if (!exists("ARGC")) ARGC = 0
fmt = ARGC > 0 ? ARG1 : 'svg'
if (strstrt(' svg png pdf dumb ', ' '.fmt.' ') == 0) { exit error 'formats are svg, png, pdf and dumb' }
if (fmt eq 'svg') { set terminal svg size 720,460 dynamic noenhanced font 'Arial,Helvetica,sans-serif,13' name 'funnel_ks2_rwm_exp_percent_Anchor_Quay_Primary_School' background '#FFFFFF' }
if (fmt eq 'png') { set terminal pngcairo size 1440,920 noenhanced font 'Arial,13' fontscale 1.5 linewidth 2 pointscale 2 background '#FFFFFF' }
if (fmt eq 'pdf') { set terminal pdfcairo size 18cm,11.5cm noenhanced font 'Arial,13' fontscale 0.53 linewidth 1.4 pointscale 0.7 }
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
set lmargin at screen 0.0747
set rmargin at screen 0.8679
set tmargin at screen 0.8636
set bmargin at screen 0.2201
set label '2 of 44 schools outside the 99.8% limits' at screen 0.0167, screen 0.9538 left font ',18' tc rgb '#0B0C0C'
set label 'Pupils reaching the expected standard in reading, writing and maths, 2023/24 (axis from 0% to 100%)' at screen 0.0167, screen 0.9117 left font ',13' tc rgb '#0B0C0C'
set label 'Light circles: within the limits. Dark circles: outside the 95% limits (dashed), where by chance 1 of 20' at screen 0.0167, screen 0.0921 left font ',11' tc rgb '#595959'
set label 'would lie. Diamonds: outside the 99.8% limits (solid), 1 of 500. Limits: exact binomial. Ringed: the one' at screen 0.0167, screen 0.0622 left font ',11' tc rgb '#595959'
set label 'asked for. c = suppressed: Hollin Cross Church of England Primary School.' at screen 0.0167, screen 0.0323 left font ',11' tc rgb '#595959'
set yrange [0:105]
set ytics ('0%%' 0, '20%%' 20, '40%%' 40, '60%%' 60, '80%%' 80, '100%%' 100)
set ytics scale 0
set xrange [0:87.55]
set xtics ('0' 0, '20' 20, '40' 40, '60' 60, '80' 80)
set label 'Number of pupils' at screen 0.4713, screen 0.1466 center font ',13' tc rgb '#0B0C0C'
set arrow from graph 0, first 61 to graph 1, first 61 nohead back lc rgb '#0B0C0C' lw 1
set label 'England 61%' at screen 0.8762, screen 0.5939 left font ',13' tc rgb '#0B0C0C'
set label '95% limit' at screen 0.8762, screen 0.6527 left font ',13' tc rgb '#0B0C0C'
set label '99.8% limit' at screen 0.8762, screen 0.688 left font ',13' tc rgb '#0B0C0C'
set label '95% limit' at screen 0.8762, screen 0.5258 left font ',13' tc rgb '#0B0C0C'
set label '99.8% limit' at screen 0.8762, screen 0.4883 left font ',13' tc rgb '#0B0C0C'
if (fmt ne 'dumb') { set arrow from screen 0.5911, screen 0.6307 to screen 0.5911, screen 0.7457 nohead back lc rgb '#8A8A8A' lw 0.7 }
set label 'Anchor Quay Primary School' at screen 0.4603, screen 0.7568 left font ',13' tc rgb '#0B0C0C'
if (fmt ne 'dumb') { set arrow from screen 0.1744, screen 0.2201 to screen 0.1981, screen 0.2329 nohead back lc rgb '#8A8A8A' lw 0.7 }
set label 'Kestrel House School' at screen 0.2008, screen 0.244 left font ',13' tc rgb '#0B0C0C'
if (fmt ne 'dumb') { set arrow from screen 0.1563, screen 0.2201 to screen 0.2232, screen 0.272 nohead back lc rgb '#8A8A8A' lw 0.7 }
set label 'Reedmace School' at screen 0.226, screen 0.2832 left font ',13' tc rgb '#0B0C0C'
# Columns: number behind the figure, limit or value, name.
# Data: Lower 99.8% limit
$d1 << END_c9fa
9	2.992222537
11	9.98905732
14	15.74974547
15	17.46959817
18	22.29932076
28	29.8353245
29	30.81429837
30	30.99480242
42	36.04176331
43	36.26403683
44	36.65662759
45	36.85212434
55	39.29786331
56	39.55482451
57	39.70877498
58	39.940549
84	43.64475688
85	43.7635859
END_c9fa
# Data: Upper 99.8% limit
$d2 << END_d130
9	99.04985699
11	97.91080427
14	92.84719138
15	92.87467767
18	91.3971232
28	85.73290687
29	85.73763093
30	85.57772991
42	82.18807009
43	81.8070574
44	81.59253516
45	81.52976907
55	79.69078551
56	79.60631384
57	79.38728409
58	79.1829799
84	76.37163361
85	76.30178137
END_d130
# Data: Lower 95% limit
$d3 << END_bd95
9	22.79692497
11	27.28809971
14	30.72323279
15	32.32196685
18	34.85765391
28	40.6130224
29	41.28418141
30	41.37911911
42	44.79777307
43	44.93978081
44	45.24509138
45	45.32480424
55	47.01539961
56	47.0897815
57	47.32172654
58	47.34774934
84	49.85566688
85	49.88863096
END_bd95
# Data: Upper 95% limit
$d4 << END_860e
9	86.69176551
11	84.77510948
14	82.76457933
15	81.86632742
18	80.52595326
28	77.08931733
29	76.73636062
30	76.39453335
42	74.34092307
43	74.1641448
44	74.12606818
45	73.95393483
55	72.73074711
56	72.73831303
57	72.65767134
58	72.46591316
84	70.7429373
85	70.63538731
END_860e
# Data: Within the limits
$d5 << END_6707
11	45	Sheepwash Church of England Primary School
14	57	Flintham Barrow Primary School
15	67	Birchover Green Church of England Primary School
15	33	Oakhanger Vale Primary School
15	47	Medderfold Church of England Primary School
18	39	Withy Bank Church of England Primary School
28	71	St Zoë's Catholic Primary School
28	54	Lantern Hill Primary School
28	54	Ashenholt Primary School
28	54	Ironpit Wood Primary School
28	50	Millrace Primary School
29	69	Dunlin Marsh Church of England Primary School
29	59	Shingle Bank Primary School
29	59	Garrison Lane Primary School
29	62	St Osyra's Church of England Primary School
29	62	Eelbridge Primary School
30	50	Copperbeech Primary School
42	60	Sailmakers' Yard Primary School
42	74	Larkrise Down Primary School
43	74	Three Weirs Primary School
44	48	Brackenshore Primary School
44	70	Fort Hallam Primary School
44	70	Hopgarden Primary School
45	62	Tannery Road Primary School
56	64	Greyfriars Gate Primary School
56	64	Bellhurst Primary School
57	67	Anchor Quay Primary School
57	51	Eddystrand Primary School
57	67	Farrow Dock Primary School
57	60	Cloth Hall Primary School
57	49	Marlbrook Primary School
57	72	New Meadows Primary School
84	61	Aldermere Central Primary School
85	65	Ropewalk Primary School
END_6707
# Data: Outside the 95% limits
$d6 << END_4b69
28	32	Cockle Row Primary School
28	79	Timberden Primary School
29	83	Clayfold Primary School
29	38	Chalkpit Lane Primary School
29	38	Osierbed Primary School
55	76	Fennhithe Primary School
57	79	Downsend Primary School
58	41	Bishop Orlend Church of England Primary School
END_4b69
# Data: Outside the 99.8% limits
$d7 << END_95bb
9	0	Reedmace School
11	0	Kestrel House School
END_95bb
# Data: Asked for
$d8 << END_9912
57	67	Anchor Quay Primary School
END_9912
# Series 1: Lower 99.8% limit
# Series 2: Upper 99.8% limit
# Series 3: Lower 95% limit
# Series 4: Upper 95% limit
# Series 5: Within the limits
# Series 6: Outside the 95% limits
# Series 7: Outside the 99.8% limits
# Series 8: Asked for
plot $d1 using 1:2 smooth mcsplines with lines lc rgb '#595959' lw 1.5 title 'Lower 99.8% limit', $d2 using 1:2 smooth mcsplines with lines lc rgb '#595959' lw 1.5 title 'Upper 99.8% limit', $d3 using 1:2 smooth mcsplines with lines lc rgb '#595959' lw 1.5 dt (6,4) title 'Lower 95% limit', $d4 using 1:2 smooth mcsplines with lines lc rgb '#595959' lw 1.5 dt (6,4) title 'Upper 95% limit', $d5 using 1:2 with points pt 6 ps 0.7 lc rgb '#2073BC' lw 1.5 title 'Within the limits', $d6 using 1:2 with points pt 7 ps 0.8 lc rgb '#12436D' title 'Outside the 95% limits', $d7 using 1:2 with points pt 13 ps 1.3 lc rgb '#801650' title 'Outside the 99.8% limits', $d8 using 1:2 with points pt 6 ps 1.9 lc rgb '#0B0C0C' lw 1.5 title 'Asked for'
unset output
