# The sources are clean under clang too, with the same warnings as errors.
flags=$(printf '%s' "$CFLAGS" | sed 's/-fsanitize=[^ ]*//; s/-fno-sanitize-recover=[^ ]*//')
for file in src/*/*.c; do
	printf '%s\n' "$file"
done | xargs -P 2 -I{} sh -c '
	if out=$(clang '"$flags"' -Isrc '"$LIB_CFLAGS"' -fsyntax-only {} 2>&1); then
		echo "ok {}"
	else
		echo "not ok {}: $(printf %s "$out" | head -n 3 | tr "\n" " ")"
	fi'
