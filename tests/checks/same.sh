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
		-o h.pdf -o c.pdf,writer=cairo -o d.trace >made 2>&1) || cat "$folder/made"
}

make_there "$dir/one" LC_ALL=C TZ=UTC
sleep 1.1
make_there "$dir/elsewhere/two" LC_ALL=de_DE.UTF-8 LANG=zh_CN.GB18030 TZ=Asia/Shanghai HOME=/nonexistent SOURCE_DATE_EPOCH=1 FONTCONFIG_FILE=/nonexistent
for file in h.pdf c.pdf d.trace; do
	if cmp "$dir/one/$file" "$dir/elsewhere/two/$file" >"$dir/why" 2>&1; then
		echo "ok $file is the same"
	else
		echo "not ok $file: $(cat "$dir/why")"
	fi
done
