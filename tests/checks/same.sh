# Same input, same bytes: other folders, locales, time zones, environments and umasks.
: "${GONGBAO:=$PWD/build/gongbao}"
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
root=$PWD
mkdir -p "$dir/one" "$dir/elsewhere/two"

make_there() { # FOLDER VARIABLE…
	folder=$1
	shift
	(cd "$folder" && env "$@" "$GONGBAO" make bulletin "$root/data/zaozhuang" \
		-o h.pdf -o c.pdf,writer=cairo -o d.trace -o p%d.png,pages=3-5 -o s%d.svg,pages=3-5 >made 2>&1) ||
		cat "$folder/made"
}

make_there "$dir/one" LC_ALL=C TZ=UTC
sleep 1.1
make_there "$dir/elsewhere/two" LC_ALL=de_DE.UTF-8 LANG=zh_CN.GB18030 TZ=Asia/Shanghai HOME=/nonexistent SOURCE_DATE_EPOCH=1 FONTCONFIG_FILE=/nonexistent
for file in h.pdf c.pdf d.trace p3.png p4.png p5.png s3.svg s4.svg s5.svg; do
	if cmp "$dir/one/$file" "$dir/elsewhere/two/$file" >"$dir/why" 2>&1; then
		echo "ok $file is the same"
	else
		echo "not ok $file: $(cat "$dir/why")"
	fi
done
# What else is written in the same run leaves no mark.
if (cd "$dir/one" && "$GONGBAO" make bulletin "$root/data/zaozhuang" -o alone.svg,pages=4 >made 2>&1) &&
	cmp "$dir/one/alone.svg" "$dir/one/s4.svg" >"$dir/why" 2>&1; then
	echo 'ok a page alone is the same'
else
	echo "not ok a page alone: $(cat "$dir/why" "$dir/one/made")"
fi
