// The map of div[data-points]: regions and innovations by the points that are known; the list beside it says the same.
const place = document.querySelector("[data-points]");
const words = place.dataset;
const COUNTRY = [[-11, 95], [6, 141]];

const map = L.map(place, { minZoom: 3, maxZoom: words.tiles ? 18 : 12, worldCopyJump: false });
map.attributionControl.setPrefix("Leaflet");
if (words.tiles) L.tileLayer(words.tiles, { attribution: words.tilesCredit, maxZoom: 18 }).addTo(map);
const spots = L.layerGroup().addTo(map);
let shown = "";

function linked(text, url, more) {
  const box = document.createElement("p");
  box.append(Object.assign(document.createElement("a"), { textContent: text, href: url }));
  if (more) box.append(document.createElement("br"), more);
  return box;
}

function spot(y, x, { label = "", kind = "", size = 16, title }) {
  const icon = L.divIcon({ className: `spot ${kind}`, html: Object.assign(document.createElement("span"), { textContent: label }), iconSize: [size, size] });
  return L.marker([y, x], { icon, title, alt: title, riseOnHover: true }).addTo(spots);
}

function draw({ regions, points, cells, most }) {
  document.querySelector("[data-most]").hidden = !most;
  spots.clearLayers();
  for (const [y, x, n] of cells) {
    const title = words.wordsCell.replace("{n}", n);
    spot(y, x, { label: n, size: 30 + 4 * Math.log10(n), title }).on("click", () => map.setView([y, x], map.getZoom() + 2));
  }
  for (const [code, name, y, x, n, source] of regions) {
    spot(y, x, { label: n, kind: "region", size: 34, title: `${name}: ${n}` }).bindPopup(() => linked(name, `${words.list}?region=${code}`, `${words.wordsSource}: ${source}`));
  }
  for (const [id, name, y, x] of points) {
    spot(y, x, { size: 18, title: name }).bindPopup(() => linked(name, `${words.list}${id}/`));
  }
  return regions.length + points.length + cells.length;
}

async function load(query) {
  if (query === shown) return 1;
  shown = query;
  const answer = await fetch(words.points + query);
  return draw(await answer.json());
}

// Near by, single innovations are asked for; in whole degrees, so that an answer can be used again.
function onMove() {
  if (map.getZoom() < 7) return load("");
  const box = map.getBounds();
  const edges = [Math.floor(box.getSouth()), Math.floor(box.getWest()), Math.ceil(box.getNorth()), Math.ceil(box.getEast())];
  return load(`?kotak=${edges.join(",")}`);
}

try {
  place.hidden = false;
  map.fitBounds(COUNTRY);
  const found = await load("");
  if (found) {
    const all = L.featureGroup(spots.getLayers()).getBounds();
    map.fitBounds(all.pad(0.1), { maxZoom: 9 });
    map.on("moveend", onMove);
  } else {
    place.hidden = true;
    document.querySelector("[data-no-points]").hidden = false;
  }
} catch {
  place.hidden = true; // without the layer the list still says it all
}
