# What captions say of their figures: targets that are striven for are not what is behind, and figures
# of different things are not called higher or lower than each other.
: "${GONGBAO:=$PWD/build/gongbao}"
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
"$GONGBAO" make bulletin data/zaozhuang -o "$dir/b.pdf" >/dev/null
pdftotext -raw "$dir/b.pdf" - | tr -d '\n ' >"$dir/text"
says() {
	if grep -q "$2" "$dir/text"; then echo "ok $1"; else echo "not ok $1: nothing says $2"; fi
}
says 'stretch goals apart, Chinese' '除力争目标外，落后最多的是晨星工厂（−20.0个百分点）'
says 'stretch goals apart, English' 'furthestbehind,stretchgoalsapart:MorningStarfactories(−20.0pp)'
says 'all of one kind, Chinese' '；落后最多的是打通断头路（−23.3个百分点）'
says 'areas are compared' '薛城区最高（6.4%），峄城区最低（5.1%）'
says 'different things are not' 'Figure17Economicstrength:growthlastyear'
says 'the reading that decides' 'judgedbytheworst:PM2.5(Q12024)'
if grep -q 'Highest\|lowestGDP' "$dir/text"; then echo "not ok no other superlatives"; else echo "ok no other superlatives"; fi
