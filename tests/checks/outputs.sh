# Outputs appear together or not at all, and what was there before survives a failed run.
: "${GONGBAO:=$PWD/build/gongbao}"
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

same() { # LABEL FILE TEXT
	if [ "$(cat "$2" 2>/dev/null)" = "$3" ]; then echo "ok $1"; else echo "not ok $1: $2 was touched"; fi
}
status() { # LABEL EXPECTED ACTUAL
	if [ "$2" = "$3" ]; then echo "ok $1"; else echo "not ok $1: status $3, expected $2"; fi
}
says() { # LABEL TEXT
	if grep -q -F "$2" "$dir/err"; then echo "ok $1"; else echo "not ok $1: $(head -n 3 "$dir/err" | tr '\n' ' ')"; fi
}
clean() { # LABEL: no temporary file is left
	if [ -z "$(find "$dir" -name '.*tmp*' -o -name '*.tmp')" ]; then echo "ok $1"; else echo "not ok $1: $(find "$dir" -name '*tmp*')"; fi
}

echo old >"$dir/a.pdf"
echo old >"$dir/b.pdf"

# a fault in the data
mkdir "$dir/data"
cp -r data/zaozhuang/. "$dir/data"
sed 's/"value": 5.5/"value": "5,5"/' data/zaozhuang/2024/targets-headline.json >"$dir/data/2024/targets-headline.json"
"$GONGBAO" make bulletin "$dir/data" -o "$dir/a.pdf" 2>"$dir/err" >/dev/null
status 'bad data: status' 1 $?
same 'bad data: old file' "$dir/a.pdf" old
says 'bad data: place' 'targets-headline.json:'

# the second output cannot be written: the first does not appear either
"$GONGBAO" make bulletin data/zaozhuang -o "$dir/a.pdf" -o /proc/nowhere/b.pdf 2>"$dir/err" >/dev/null
status 'unwritable: status' 3 $?
same 'unwritable: old file' "$dir/a.pdf" old
says 'unwritable: names the path' '/proc/nowhere/b.pdf'

# a folder stands where the file should
mkdir "$dir/folder.pdf"
"$GONGBAO" make bulletin data/zaozhuang -o "$dir/folder.pdf" -o "$dir/b.pdf" 2>"$dir/err" >/dev/null
status 'folder: status' 3 $?
same 'folder: old file' "$dir/b.pdf" old

# one path twice
"$GONGBAO" make bulletin data/zaozhuang -o "$dir/b.pdf" -o "$dir/./b.pdf" 2>"$dir/err" >/dev/null
status 'twice: status' 3 $?
same 'twice: old file' "$dir/b.pdf" old

# no such format
"$GONGBAO" make bulletin data/zaozhuang -o "$dir/b.doc" 2>"$dir/err" >/dev/null
status 'format: status' 2 $?
says 'format: lists what there is' '.pdf'

# wrong use
"$GONGBAO" make bulletin data/zaozhuang 2>"$dir/err" >/dev/null
status 'no output: status' 2 $?
"$GONGBAO" mkae bulletin 2>"$dir/err" >/dev/null
status 'no such command: status' 2 $?

# a limit
"$GONGBAO" make bulletin data/zaozhuang -o "$dir/b.pdf" --memory 1 2>"$dir/err" >/dev/null
status 'memory: status' 4 $?
same 'memory: old file' "$dir/b.pdf" old

# a full disk: the file system of one page
if mkdir "$dir/small" && mount -t tmpfs -o size=16k none "$dir/small" 2>/dev/null; then
	"$GONGBAO" make bulletin data/zaozhuang -o "$dir/small/a.pdf" -o "$dir/b.pdf" 2>"$dir/err" >/dev/null
	status 'full disk: status' 3 $?
	same 'full disk: old file' "$dir/b.pdf" old
	umount "$dir/small"
else
	echo 'skip full disk: no file system can be mounted here'
fi
clean 'nothing is left behind'

# success replaces, and makes the folders it needs
"$GONGBAO" make bulletin data/zaozhuang -o "$dir/new/folder/a.pdf" -o "$dir/b.pdf" 2>"$dir/err" >/dev/null
status 'success: status' 0 $?
if [ "$(head -c 5 "$dir/b.pdf")" = '%PDF-' ] && [ -s "$dir/new/folder/a.pdf" ]; then echo "ok success: both files"; else echo "not ok success: both files"; fi
clean 'success: nothing is left behind'
# Too little memory for one of two writers, in whichever process: said once, and nothing is left.
mkdir "$dir/limit"
echo old >"$dir/limit/a.pdf"
for memory in 60 65 70 75 80 85 90; do
	"$GONGBAO" make bulletin data/zaozhuang -o "$dir/limit/a.pdf" -o "$dir/limit/b.pdf,writer=cairo" --memory $memory >"$dir/limit.out" 2>&1
	status=$?
	said=$(grep -c 'needs more than' "$dir/limit.out")
	left=$(ls -A "$dir/limit" | tr '\n' ' ')
	if [ $status -eq 0 ] && [ "$said" = 0 ]; then
		echo "ok $memory MiB are enough"
	elif [ $status -eq 4 ] && [ "$said" = 1 ] && [ "$left" = "a.pdf " ] && [ "$(cat "$dir/limit/a.pdf")" = old ]; then
		echo "ok $memory MiB are too little"
	else
		echo "not ok $memory MiB: status $status, said $said times, left $left"
	fi
done
