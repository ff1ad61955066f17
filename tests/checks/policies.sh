# Every policy that is shipped judges the shipped data, and the bulletin shows its lamps.
: "${GONGBAO:=$PWD/build/gongbao}"
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
for policy in data/zaozhuang/policy*.json; do
	id=$(jq -r .id "$policy")
	rm -rf "$dir/data"
	cp -r data/zaozhuang "$dir/data"
	# The prose counts the lamps of the policy that it was written for.
	best=$(jq -r '.states[] | select(.state == "achieved") | .lamp' "$policy")
	for text in "$dir"/data/*/text*.json; do
		sed "s/lamp=green/lamp=$best/g" "$text" >"$dir/text" && mv "$dir/text" "$text"
	done
	jq --arg id "$id" '.policy = $id' data/zaozhuang/2024/issue.json >"$dir/data/2024/issue.json"
	if "$GONGBAO" make bulletin "$dir/data" --werror policy-unreachable -o "$dir/out.trace" >"$dir/said" 2>&1; then
		echo "ok $id"
	else
		echo "not ok $id: $(head -n 4 "$dir/said" | tr '\n' ' ')"
	fi
	for target in gdp-growth urban-jobs; do
		if "$GONGBAO" explain "$dir/data" "$target" >"$dir/said" 2>&1 && grep -q '^lamp: ' "$dir/said"; then
			echo "ok $id explains $target"
		else
			echo "not ok $id does not explain $target: $(head -n 2 "$dir/said" | tr '\n' ' ')"
		fi
	done
done
