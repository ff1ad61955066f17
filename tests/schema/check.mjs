// Whether the schemas and the reader agree: `node check.mjs GONGBAO SCHEMAS AJV`, at the root of the tree.
//
// Good files pass their schema. Bad ones are refused, but for those of reader-only.txt, whose fault
// no schema can state. Then good files are spoilt one value at a time: with a value of another kind
// and with a key that nobody knows both have to refuse, and whatever else a schema refuses the
// reader has to refuse as well.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [gongbao, schemas, modules] = process.argv.slice(2);
const Ajv = createRequire(join(modules, "package.json"))("ajv/dist/2020.js");
const ajv = new Ajv({ strict: false });
const validators = {};
for (const name of readdirSync(schemas).sort()) {
	const schema = JSON.parse(readFileSync(join(schemas, name), "utf8"));
	validators[schema.title] = ajv.compile(schema);
}

const said = (good, name, why) => console.log(good ? `ok ${name}` : `not ok ${name}: ${why}`);
const files = (folder) => readdirSync(folder, { recursive: true }).map(String).sort()
	.filter((name) => name.endsWith(".json")).map((name) => join(folder, name));
const read = (path) => {
	try {
		return JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })
			.decode(readFileSync(path)));
	} catch {
		return undefined; // no JSON: every reader refuses it
	}
};
const validator = (root) => validators[root?.format];

// --- good files ---
const good = [...files("data").filter((path) => !path.startsWith("data/schema")),
	...files("layouts"), ...files("tests/pages"), ...files("tests/explain"), "fonts/families.json"];
for (const path of good) {
	const root = read(path);
	const validate = validator(root);
	if (validate === undefined)
		continue; // another program's file, or a format without a schema
	const passes = validate(root);
	const first = validate.errors?.[0];
	said(passes, `good ${path}`, `${first?.instancePath} ${first?.message}`);
}

// --- bad files ---
const readerOnly = readFileSync("tests/schema/reader-only.txt", "utf8").split("\n")
	.filter((line) => line !== "" && !line.startsWith("#"))
	.map((line) => ({
		name: line.slice(0, line.indexOf(":")),
		fits: new RegExp(`^${line.slice(0, line.indexOf(":")).replaceAll(".", "[.]").replaceAll("*", ".*")}$`),
		seen: false,
	}));
for (const path of files("tests/bad")) {
	const name = path.slice("tests/bad/".length, -".json".length);
	const root = read(path);
	const validate = validator(root);
	const refused = validate === undefined || !validate(root);
	const listed = readerOnly.find((row) => row.fits.test(name));
	if (listed !== undefined)
		listed.seen = true;
	said(refused !== (listed !== undefined), `bad ${name}`, refused
		? "is refused by its schema, so it does not belong into reader-only.txt"
		: "is accepted by its schema; mend that, or say in reader-only.txt why it cannot be");
}
for (const row of readerOnly.filter((row) => !row.seen))
	said(false, `reader-only ${row.name}`, "there is no such file in tests/bad");

// --- spoilt files ---
const places = (value, path = []) => value === null || typeof value !== "object" ? [path]
	: [path, ...Object.keys(value).flatMap((key) => places(value[key], [...path, key]))];
const at = (root, path) => path.reduce((value, key) => value[key], root);
const spoilt = (root, path, change) => {
	const copy = structuredClone(root);
	change(at(copy, path.slice(0, -1)), path.at(-1), copy);
	return copy;
};
const another = (value) => typeof value === "object" ? 12.5 : { wrong: 1 };
const ways = {
	"another kind": [true, (holder, key) => { holder[key] = another(holder[key]); }],
	"an unknown key": [true, (holder, key) => {
		if (typeof holder[key] === "object" && !Array.isArray(holder[key])) holder[key].unheard = 1;
		else if (!Array.isArray(holder)) holder.unheard = 1;
		else holder[key] = another(holder[key]);
	}],
	"null": [true, (holder, key) => { holder[key] = null; }],
	"a key left out": [false, (holder, key) => {
		if (Array.isArray(holder)) holder.splice(Number(key), 1);
		else delete holder[key];
	}],
	"an empty text": [false, (holder, key) => {
		if (typeof holder[key] === "string") holder[key] = "";
	}],
};
const folder = mkdtempSync(join(tmpdir(), "gongbao-schema-"));
const each = Number(process.env.SCHEMA_EACH ?? 17); // every so many places: enough, and soon done
let counter = 0;
let tried = 0;
let wrong = 0;
const refuses = (path, root) => {
	const text = JSON.stringify(root);
	if (path.endsWith(".layout.json")) {
		writeFileSync(join(folder, "spoilt.layout.json"), text);
		return spawnSync(gongbao, ["check", "tests/pages/data", "--layout",
			join(folder, "spoilt.layout.json")]).status !== 0;
	}
	const data = join(folder, "data");
	rmSync(data, { recursive: true, force: true });
	cpSync("tests/pages/data", data, { recursive: true });
	writeFileSync(join(data, path.slice("tests/pages/data/".length)), text);
	return spawnSync(gongbao, ["check", data]).status !== 0;
};
for (const path of [...files("tests/pages/data"), "tests/pages/table.layout.json",
	"tests/pages/signs.layout.json"]) {
	const root = read(path);
	const validate = validator(root);
	for (const place of places(root)) {
		if (place.length === 0 || place[0] === "format")
			continue;
		for (const [way, [both, change]] of Object.entries(ways)) {
			if (counter++ % each !== 0)
				continue;
			const copy = spoilt(root, place, change);
			const schemaRefuses = !validate(copy);
			if (!both && !schemaRefuses)
				continue; // only the reader can know
			tried++;
			const readerRefuses = refuses(path, copy);
			if (schemaRefuses && readerRefuses)
				continue;
			wrong++;
			said(false, `spoilt ${path} /${place.join("/")} with ${way}`,
				schemaRefuses ? "the reader accepts what the schema refuses"
					: readerRefuses ? "the schema accepts what the reader refuses" : "both accept it");
		}
	}
}
rmSync(folder, { recursive: true, force: true });
said(wrong === 0 && tried > 50, `${tried} spoilt files`, `${wrong} of ${tried} are judged differently`);
