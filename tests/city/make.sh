#!/bin/sh
# Makes the data of a city that does not exist: other sections, other agencies, other words, COUNT
# targets, and AREAS counties (9 unless said) with their borders: one has a hole, which another one
# fills, one has an island. Usage: make.sh FOLDER COUNT [AREAS]. The same arguments give the same
# bytes.
set -eu
dir=$1
count=$2
areas=${3:-9}
mkdir -p "$dir"

awk -v count="$count" -v dir="$dir" -v areas="$areas" '
function quote(text) { return "\"" text "\"" }
function words(zh, en) { return "{\"zh\": " quote(zh) ", \"en\": " quote(en) "}" }
# A small linear congruential generator: awk implementations differ in rand().
function random(n) { seed = (seed * 1103 + 12345) % 65536; return int(seed / 65536 * n) }
# A vertex of the line between two cells, so that both have the same; parts 0 and 8 are corners.
function wiggle(line, at, part) {
	if (part == 0 || part == 8) return 0
	return ((line * 131 + at * 37 + part * 61) % 17 - 8) / 200
}
function across_at(row, column, part) {
	return sprintf("[%.5f,%.5f]", 120 + (column + part / 8) * 0.35, 30 + (row + wiggle(row, column, part)) * 0.3)
}
function up_at(column, row, part) {
	return sprintf("[%.5f,%.5f]", 120 + (column + wiggle(column + 50, row, part)) * 0.35, 30 + (row + part / 8) * 0.3)
}
function ring(column, row,   part, text) {
	for (part = 0; part < 8; part++) text = text across_at(row, column, part) ","
	for (part = 0; part < 8; part++) text = text up_at(column + 1, row, part) ","
	for (part = 8; part > 0; part--) text = text across_at(row + 1, column, part) ","
	for (part = 8; part > 0; part--) text = text up_at(column, row, part) ","
	return text across_at(row, column, 0)
}
BEGIN {
	seed = 7
	sections = 14
	agencies = 31

	file = dir "/place.json"
	print "{\"format\": \"gongbao.place/1\", \"id\": \"linjiang\"," > file
	print "\"name\": " words("临江市", "Linjiang") ", \"government\": " words("临江市人民政府", "Linjiang Municipal People’s Government") "," > file
	print "\"map\": {\"file\": \"areas.geojson\", \"source\": " words("生成的数据", "Generated data") ", \"date\": \"2031-01-01\", \"review\": \"测S（2031）001号\", \"tiles\": [\"zone-1\"], \"bounds\": [119, 29, 125, 35]}," > file
	print "\"names\": [\"9018\"], \"areas\": [" > file
	for (i = 1; i <= areas; i++)
		print "{\"id\": \"area-" i "\", \"name\": " words("第" i "区", "District " i) ", \"kind\": \"county\", \"adcode\": \"" 990100 + i "\"}," > file
	print "{\"id\": \"zone-1\", \"name\": " words("临江新区", "Linjiang New Zone") ", \"kind\": \"zone\"}" > file
	print "], \"agencies\": [" > file
	for (i = 1; i <= agencies; i++)
		print "{\"id\": \"office-" i "\", \"name\": " words("市第" i "办公室", "Municipal Office No. " i) "}" (i < agencies ? "," : "") > file
	print "]}" > file
	close(file)

	file = dir "/issue.json"
	print "{\"format\": \"gongbao.issue/1\", \"id\": \"2031-q3\", \"title\": " words("临江市目标进展通报", "Linjiang Progress on Targets") "," > file
	print "\"as_of\": \"2031-09-30\", \"period\": \"2031-01/2031-09\", \"date\": \"2031-10-20\", \"number\": 3, \"signature\": " words("临江市人民政府办公室", "General Office of Linjiang") "," > file
	print "\"mark\": " words("临江市人民政府文件", "Document of the Government of Linjiang") ", \"document_number\": \"临政发〔2031〕17号\"," > file
	print "\"printer\": " words("临江市人民政府办公室", "General Office of Linjiang") "," > file
	print "\"profile\": \"public\", \"sample_notice\": " words("测试数据", "Test data") ", \"policy\": \"blue-orange-red\"}" > file
	close(file)

	file = dir "/policy.json"
	print "{\"format\": \"gongbao.policy/1\", \"id\": \"blue-orange-red\", \"name\": " words("蓝橙红", "Blue, orange, red") ", \"rounding\": \"half-up\", \"rate_decimals\": 2, \"gap_decimals\": 2," > file
	print "\"lamps\": [{\"id\": \"blue\", \"name\": " words("蓝灯", "Blue") ", \"colour\": \"lamp-green\", \"shape\": \"diamond\"}," > file
	print "{\"id\": \"orange\", \"name\": " words("橙灯", "Orange") ", \"colour\": \"lamp-yellow\", \"shape\": \"bar\"}," > file
	print "{\"id\": \"red\", \"name\": " words("红灯", "Red") ", \"colour\": \"lamp-red\", \"shape\": \"square\"}," > file
	print "{\"id\": \"none\", \"name\": " words("无灯", "None") ", \"colour\": \"lamp-grey\", \"shape\": \"ring\"}]," > file
	print "\"states\": [" > file
	n = split("achieved ahead on-schedule slightly-behind far-behind not-yet not-due no-data not-judgeable", state, " ")
	split("blue blue blue orange red orange none none none", lamp, " ")
	split("已完成 超前 正常 略慢 滞后 待实现 未到期 未报 无法判定", zh, " ")
	for (i = 1; i <= n; i++)
		print "{\"state\": " quote(state[i]) ", \"lamp\": " quote(lamp[i]) ", \"word\": " words(zh[i], state[i]) "}" (i < n ? "," : "") > file
	print "]," > file
	print "\"rules\": [" > file
	split("flow growth level ceiling share", kind, " ")
	split("gap-to-schedule gap gap-percent gap-percent gap", measure, " ")
	for (i = 1; i <= 5; i++)
		print "{\"kind\": " quote(kind[i]) ", \"measure\": " quote(measure[i]) ", \"limits\": [{\"state\": \"ahead\", \"from\": 3}, {\"state\": \"on-schedule\", \"from\": 0}, {\"state\": \"slightly-behind\", \"from\": -5}, {\"state\": \"far-behind\"}]}" (i < 5 ? "," : "") > file
	print "], \"bands\": [{\"unit\": \"%\", \"width\": 0.3}]," > file
	print "\"schedules\": {\"flow\": \"months\", \"growth\": \"always\", \"ceiling\": \"always\", \"level\": \"year-end\", \"share\": \"year-end\"}}" > file
	close(file)

	split("亿元 家 公里 % % 万亩 万吨 个 万户 %", unit, " ")
	split("flow flow flow growth share level flow flow level ceiling", kinds, " ")
	split("投资 企业 道路 增速 占比 面积 产量 项目 用户 比率", noun_zh, " ")
	split("investment;firms;roads;growth;share;area;output;projects;users;rate", noun_list, ";")
	split("investment firms roads growth share area output projects users rate", noun_en, " ")
	split(";firm;;;;;;project;user;", one, ";")
	split(";firms;;;;;;projects;users;", many, ";")
	split("at-least over around at-least at-least floor at-least over at-least at-most", qualifier, " ")

	file = dir "/targets.json"
	readings = dir "/readings.json"
	print "{\"format\": \"gongbao.targets/1\", \"year\": 2031, \"source\": {\"title\": " words("临江市政府工作报告", "Work report of Linjiang") ", \"date\": \"2031-01-15\"}, \"sections\": [" > file
	for (i = 1; i <= sections; i++)
		print "{\"id\": \"part-" i "\", \"title\": " words("第" i "部分工作安排与进展情况", "Part " i " of the plan and its progress") ", \"role\": \"" (i == 1 ? "headline" : i % 5 == 0 ? "review" : "plan") "\"}" (i < sections ? "," : "") > file
	print "], \"targets\": [" > file
	print "{\"format\": \"gongbao.readings/1\", \"status\": \"final\", \"readings\": [" > readings
	first = 1
	# Growth (t-4) and investment (t-1) by area; some have not reported.
	for (i = 1; i <= areas + 1 && count >= 4; i++) {
		area = i > areas ? "zone-1" : "area-" i
		if (i % 7 != 3)
			print (first ? "" : ",") "{\"of\": \"t-4\", \"period\": \"2031-01/2031-09\", \"area\": " quote(area) ", \"value\": " (i * 37 % 90) / 10 - 1.5 "}" > readings
		print ",{\"of\": \"t-1\", \"period\": \"2031-01/2031-09\", \"area\": " quote(area) ", \"value\": " i * 53 % 200 + 3 "}" > readings
		first = 0
	}
	for (i = 1; i <= count; i++) {
		k = (i - 1) % 10 + 1
		section = int((i - 1) * sections / count) + 1
		value = 10 + random(900)
		if (unit[k] == "%")
			value = random(90) / 10 + 1
		q = qualifier[k]
		if (kinds[k] == "flow" && q == "around") q = "at-least"
		line = "{\"id\": \"t-" i "\", \"name\": " words("第" i "项" noun_zh[k], "No. " i " " noun_en[k]) ", \"section\": \"part-" section "\", \"kind\": " quote(kinds[k]) ", \"unit\": " quote(unit[k])
		if (one[k] != "")
			line = line ", \"counted\": {\"one\": " quote(one[k]) ", \"many\": " quote(many[k]) "}"
		if (kinds[k] == "ceiling")
			line = line ", \"direction\": \"down\""
		line = line ", \"value\": " value ", \"form\": " quote(value unit[k]) ", \"qualifier\": " quote(q)
		if (i % 11 == 0)
			line = line ", \"stretch\": true"
		line = line ", \"lead\": [\"office-" random(agencies) + 1 "\"], \"responsible\": [\"office-" random(agencies) + 1 "\"]}"
		print line (i < count ? "," : "") > file
		if (i % 13 != 0) {
			actual = int(value * (50 + random(60))) / 100
			print (first ? "" : ",") "{\"of\": \"t-" i "\", \"period\": \"2031-01/2031-09\", \"value\": " actual "}" > readings
			print ",{\"of\": \"t-" i "\", \"period\": \"2030\", \"value\": " int(value * 90) / 100 "}" > readings
			first = 0
		}
	}
	print "]}" > file
	print "]}" > readings
	close(file)
	close(readings)

	file = dir "/areas.geojson"
	for (across = 1; across * across < areas; across++);
	print "{\"type\": \"FeatureCollection\", \"datum\": \"CGCS2000\", \"features\": [" > file
	for (i = 1; i <= areas; i++) {
		column = (i - 1) % across
		row = int((i - 1) / across)
		line = ring(column, row)
		triangle = "[120.2,30.2],[120.24,30.2],[120.22,30.24],[120.2,30.2]"
		if (i == 1)
			line = "[[" line "], [" triangle "]]"
		else if (i == 2)
			line = "[[[" line "]], [[" triangle "]], [[[119.7,30.1],[119.8,30.1],[119.75,30.2],[119.7,30.1]]]]"
		else
			line = "[[" line "]]"
		print "{\"type\": \"Feature\", \"properties\": {\"adcode\": \"" 990100 + i "\"}, \"geometry\": {\"type\": \"" (i == 2 ? "MultiPolygon" : "Polygon") "\", \"coordinates\": " line "}}" (i < areas ? "," : "") > file
	}
	print "]}" > file
	close(file)

	file = dir "/text.json"
	print "{\"format\": \"gongbao.text/1\", \"texts\": [" > file
	for (i = 1; i <= sections; i++) {
		t = int((i - 1) * count / sections) + 1
		while (int((t - 1) * sections / count) + 1 != i) t++
		print "{\"id\": \"part-" i "-intro\", \"section\": \"part-" i "\", \"role\": \"intro\", \"paragraphs\": [" > file
		print words("本部分的首项目标是{t-" t ".name}，年度目标为{t-" t ".aim}。各单位要压实责任、倒排工期、挂图作战，确保按序时进度推进，切实把“施工图”变成“实景图”。", "The first target of this part is {t-" t ".name}, set at {t-" t ".aim} for the year. All units are to keep to the schedule and to report every quarter what has been done.") > file
		print "]}" (i < sections ? "," : "") > file
	}
	print "]}" > file
	close(file)
}'
