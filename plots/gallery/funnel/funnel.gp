#!/usr/bin/gnuplot -c
# Figure: 1 of 44 schools outside the 99.8% limits
# Alt: Funnel chart. Pupils reaching the expected standard in reading, writing and maths, 2023/24, of 44 schools against the number behind each, 11 to 85. Centre: England, 61%. Above the 99.8% limits 0, below 1; between the 95% and 99.8% limits 4 above, 4 below; within 35.
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
set bmargin at screen 0.25
set label '1 of 44 schools outside the 99.8% limits' at screen 0.0167, screen 0.9538 left font ',18' tc rgb '#0B0C0C'
set label 'Pupils reaching the expected standard in reading, writing and maths, 2023/24 (axis from 0% to 100%)' at screen 0.0167, screen 0.9117 left font ',13' tc rgb '#0B0C0C'
set label 'Light circles: within the limits. Dark circles: outside the 95% limits (dashed), where by chance 1 of 20' at screen 0.0167, screen 0.122 left font ',11' tc rgb '#595959'
set label 'would lie. Diamonds: outside the 99.8% limits (solid), 1 of 500. Limits: binomial, dispersion 2.09 (1 by' at screen 0.0167, screen 0.0921 left font ',11' tc rgb '#595959'
set label 'chance alone). Ringed: the one asked for. Not drawn: 1 without a number of pupils or limits. c =' at screen 0.0167, screen 0.0622 left font ',11' tc rgb '#595959'
set label 'suppressed: Hollin Cross Church of England Primary School.' at screen 0.0167, screen 0.0323 left font ',11' tc rgb '#595959'
set yrange [0:105]
set ytics ('0%%' 0, '20%%' 20, '40%%' 40, '60%%' 60, '80%%' 80, '100%%' 100)
set ytics scale 0
set xrange [0:87.55]
set xtics ('0' 0, '20' 20, '40' 40, '60' 60, '80' 80)
set label 'Number of pupils' at screen 0.4713, screen 0.1765 center font ',13' tc rgb '#0B0C0C'
set arrow from graph 0, first 61 to graph 1, first 61 nohead back lc rgb '#0B0C0C' lw 1
set label 'England 61%' at screen 0.8762, screen 0.6065 left font ',13' tc rgb '#0B0C0C'
set label '95% limit' at screen 0.8762, screen 0.6685 left font ',13' tc rgb '#0B0C0C'
set label '99.8% limit' at screen 0.8762, screen 0.7039 left font ',13' tc rgb '#0B0C0C'
set label '95% limit' at screen 0.8762, screen 0.5415 left font ',13' tc rgb '#0B0C0C'
set label '99.8% limit' at screen 0.8762, screen 0.5057 left font ',13' tc rgb '#0B0C0C'
if (fmt ne 'dumb') { set arrow from screen 0.5911, screen 0.6415 to screen 0.5911, screen 0.813 nohead back lc rgb '#8A8A8A' lw 0.7 }
set label 'Anchor Quay Primary School' at screen 0.4603, screen 0.8241 left font ',13' tc rgb '#0B0C0C'
if (fmt ne 'dumb') { set arrow from screen 0.1744, screen 0.25 to screen 0.1981, screen 0.2628 nohead back lc rgb '#8A8A8A' lw 0.7 }
set label 'Kestrel House School' at screen 0.2008, screen 0.2739 left font ',13' tc rgb '#0B0C0C'
# Columns: number behind the figure, limit or value, name.
# Data: Lower 99.8% limit
$d1 << END_fdd1
11	9.98905731988
14	15.7497454729
15	17.4695981703
18	22.2993207618
27	29.6987306425
28	29.8353245015
29	30.8142983653
30	30.9948024152
42	36.0417633147
43	36.2640368306
44	36.6566275938
45	36.8521243375
55	39.2978633145
56	39.5548245091
57	39.7087749803
58	39.9405490015
84	43.6447568789
85	43.7635858999
END_fdd1
# Data: Upper 99.8% limit
$d2 << END_f579
11	100
14	99.9900485246
15	99.5413443411
18	96.9526787599
27	90.3465264876
28	89.3043354365
29	89.1859067926
30	88.9110632451
42	84.5690224694
43	84.1326387978
44	83.8652624317
45	83.7519912883
55	81.5089673247
56	81.3920281285
57	81.1416700518
58	80.9071178355
84	77.5621097981
85	77.4782519602
END_f579
# Data: Lower 95% limit
$d3 << END_26d6
11	27.2880997058
14	30.7232327927
15	32.3219668488
18	34.8576539108
27	40.4406538008
28	40.6130223977
29	41.2841814119
30	41.3791191116
42	44.7977730685
43	44.9397808098
44	45.2450913802
45	45.3248042383
55	47.0153996074
56	47.0897814993
57	47.3217265422
58	47.3477493428
84	49.8556668827
85	49.8886309558
END_26d6
# Data: Upper 95% limit
$d4 << END_ba54
11	93.8660185662
14	89.9074364732
15	88.5329940847
18	86.08150882
27	80.9043688877
28	80.6607459002
29	80.1846364783
30	79.7278666812
42	76.7218754534
43	76.4897261991
44	76.3987954517
45	76.1761570497
55	74.5489289326
56	74.5240273167
57	74.4120573033
58	74.1900510957
84	71.9334134918
85	71.8118579004
END_ba54
# Data: Within the limits
$d5 << END_f90f
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
28	79	Timberden Primary School
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
END_f90f
# Data: Outside the 95% limits
$d6 << END_7a7d
27	85	Holy Cross Catholic Primary School, Marlbrook
28	32	Cockle Row Primary School
29	83	Clayfold Primary School
29	38	Chalkpit Lane Primary School
29	38	Osierbed Primary School
55	76	Fennhithe Primary School
57	79	Downsend Primary School
58	41	Bishop Orlend Church of England Primary School
END_7a7d
# Data: Outside the 99.8% limits
$d7 << END_9c48
11	0	Kestrel House School
END_9c48
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
