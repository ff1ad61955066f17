# data/schema holds what `gongbao schema` prints, and ajv judges by it as the reader does.
: "${GONGBAO:=$PWD/build/gongbao}"
for file in data/schema/*.json; do
	name=$(basename "$file" .json)
	if "$GONGBAO" schema "$name" | cmp -s - "$file"; then
		echo "ok $name is up to date"
	else
		echo "not ok $name: run make schemas"
	fi
done
modules=$PWD/${BUILD:-build}/schema
if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
	echo 'skip node and npm are not here'
	exit 0
fi
# The lock file states the hash of every package; nothing of them is run while installing.
if ! cmp -s tests/schema/package-lock.json "$modules/package-lock.json" 2>/dev/null || [ ! -d "$modules/node_modules/ajv" ]; then
	rm -rf "$modules"
	mkdir -p "$modules"
	cp tests/schema/package.json tests/schema/package-lock.json "$modules"
	if ! (cd "$modules" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) >"$modules/said" 2>&1; then
		echo "skip the npm registry is out of reach: $(head -n 1 "$modules/said")"
		rm -rf "$modules"
		exit 0
	fi
fi
node tests/schema/check.mjs "$GONGBAO" data/schema "$modules"
