// The events of a year, loaded when they are wanted: a classic script each, so that it works from a file as well.

const loading = new Map();

/** The events of some years, latest first. Rejects when one of them cannot be loaded. */
export async function eventsOf(window, root, years) {
  await Promise.all(years.map((year) => load(window, root, year)));
  return years.flatMap((year) => window.icpChangesOf[year]);
}

function load(window, root, year) {
  if (window.icpChangesOf?.[year]) return Promise.resolve();
  const src = `${root}assets/changes/data-${year}.js`;
  if (!loading.has(src)) {
    loading.set(
      src,
      new Promise((resolve, reject) => {
        const script = window.document.createElement("script");
        script.src = src;
        script.onload = resolve;
        script.onerror = () => {
          loading.delete(src);
          script.remove();
          reject(new Error(`the changes of ${year} could not be loaded`));
        };
        window.document.head.append(script);
      }),
    );
  }
  return loading.get(src);
}
