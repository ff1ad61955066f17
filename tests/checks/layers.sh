# src/LAYERS: no floor includes one above it.
for file in src/*/*.c src/*/*.h; do
	floor=${file#src/}
	floor=${floor%%/*}
	allowed=" $floor $(sed -n "s/^$floor://p" src/LAYERS) "
	climbed=$(sed -n 's/^#include "\([a-z]*\)\/.*/\1/p' "$file" | sort -u | while read -r used; do
		case $allowed in *" $used "*) ;; *) printf '%s ' "$used" ;; esac
	done)
	if [ -n "$climbed" ]; then
		echo "not ok $file: includes $climbed"
	else
		echo "ok $file"
	fi
done
