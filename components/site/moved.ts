// Runs on a page that leads elsewhere: takes the fragment along, with the text directive that `location.hash` hides.
const to = document.currentScript?.dataset.to;
if (to) {
  const [entry] = performance.getEntriesByType('navigation');
  const asked = /#.*/s.exec(entry?.name ?? '')?.[0] ?? location.hash;
  location.replace(to.includes('#') ? to : to + location.search + asked);
}
