// The map of div[data-points]: regions and innovations by the points that are known; the list beside it says the same.
const place = document.querySelector("[data-points]");
const words = place.dataset;
const COUNTRY = [[-11, 95], [6, 141]];
const APART = 44; // pixels: what would lie nearer is gathered into one spot with a number
const NEAR = 7; // from this zoom on single innovations are asked for

const map = L.map(place, { minZoom: 3, maxZoom: words.tiles ? 18 : 14 });
map.attributionControl.setPrefix("Leaflet");
if (words.tiles) L.tileLayer(words.tiles, { attribution: words.tilesCredit, maxZoom: 18 }).addTo(map);
const spots = L.layerGroup().addTo(map);
let asked = null;
let drawn = null;
let zoom = 0;
let layer = { regions: [], points: [], cells: [], most: 0 };

function linked(text, url, more) {
  const box = document.createElement("p");
  box.append(Object.assign(document.createElement("a"), { textContent: text, href: url }));
  if (more) box.append(document.createElement("br"), more);
  return box;
}

function spot([y, x], { label = "", kind = "", size, title }) {
  const html = Object.assign(document.createElement("span"), { textContent: label });
  const icon = L.divIcon({ className: `spot ${kind}`, html, iconSize: [size, size] });
  return L.marker([y, x], { icon, title, alt: title, riseOnHover: true }).addTo(spots);
}

// Points and cells that would touch, as one: their mean place and how many they are.
function gathered() {
  const found = new Map();
  const single = layer.points.map(([id, name, y, x]) => [y, x, 1, id, name]);
  for (const [y, x, n, id, name] of [...layer.cells, ...single]) {
    const at = map.project([y, x]).divideBy(APART).floor();
    const known = found.get(`${at.x} ${at.y}`);
    if (known) Object.assign(known, { y: known.y + y * n, x: known.x + x * n, n: known.n + n });
    else found.set(`${at.x} ${at.y}`, { y: y * n, x: x * n, n, id, name });
  }
  return [...found.values()].map((each) => ({ ...each, at: [each.y / each.n, each.x / each.n] }));
}

function draw() {
  if (drawn === layer && zoom === map.getZoom()) return; // a popup that moves the map stays open
  [drawn, zoom] = [layer, map.getZoom()];
  if (place.contains(document.activeElement)) place.focus({ preventScroll: true }); // the spot in focus goes away
  spots.clearLayers();
  for (const { at, n, id, name } of gathered()) {
    if (n === 1 && id) {
      spot(at, { size: 18, title: name }).bindPopup(() => linked(name, `${words.list}${id}/`), { minWidth: 200 });
      continue;
    }
    const nearer = () => map.setView(at, Math.min(map.getZoom() + 2, map.getMaxZoom()));
    spot(at, { label: n, size: 28 + 4 * Math.log10(n), title: words.wordsCell.replace("{n}", n) })
      .on("click", nearer)
      .on("keypress", (event) => event.originalEvent.key === "Enter" && nearer());
  }
  for (const [code, name, y, x, n, source] of layer.regions) {
    const told = () => linked(name, `${words.list}?region=${code}`, `${words.wordsSource}: ${source}`);
    spot([y, x], { label: n, kind: "region", size: 34, title: `${name}: ${n}` }).bindPopup(told, { minWidth: 200 });
  }
  document.querySelector("[data-most]").hidden = !layer.most;
}

// Outlines lie under the points and lead to the same lists; without them the map is as it was.
async function outline() {
  const answer = await fetch(words.shapes);
  const credit = Object.assign(document.createElement("span"), { textContent: words.shapesCredit }).innerHTML;
  const told = ({ feature: { properties } }) => linked(properties.name, `${words.list}?region=${properties.code}`);
  const spot = (_feature, at) => L.circleMarker(at, { radius: 4, className: "outline" });
  const style = { className: "outline" };
  L.geoJSON(await answer.json(), { attribution: credit, style, pointToLayer: spot }).bindPopup(told).addTo(map);
}

// Near by in whole degrees, so that an answer can be used again; regions stay as they were told at first.
async function load() {
  const box = map.getBounds();
  const edges = [Math.floor(box.getSouth()), Math.floor(box.getWest()), Math.ceil(box.getNorth()), Math.ceil(box.getEast())];
  const query = asked === null || map.getZoom() < NEAR ? "" : `?kotak=${edges.join(",")}`;
  if (query !== asked) {
    asked = query;
    const answer = await fetch(words.points + query);
    const found = await answer.json();
    layer = { ...found, regions: query ? layer.regions : found.regions };
  }
  draw();
}

try {
  place.hidden = false;
  map.fitBounds(COUNTRY);
  await load();
  if (spots.getLayers().length) {
    map.fitBounds(L.featureGroup(spots.getLayers()).getBounds().pad(0.02), { maxZoom: 9 });
    map.on("moveend", load);
    await load();
    if (words.shapes) outline().catch(() => {});
  } else {
    place.hidden = true;
    document.querySelector("[data-no-points]").hidden = false;
  }
} catch {
  place.hidden = true; // without the layer the list still says it all
}
