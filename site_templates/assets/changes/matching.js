// Which events a reader asked for, and which years they can stand in.

/** Whether an event is among those asked for. */
export function matches(event, state) {
  return (
    (!state.effect || event.effects.includes(state.effect)) &&
    (!state.icp || event.icps.includes(state.icp)) &&
    (!state.kind || event.kinds.includes(state.kind)) &&
    (!state.since || event.day >= state.since) &&
    (!state.until || event.day <= state.until) &&
    (!state.entry || event.entries.some((entry) => entry.entry === state.entry)) &&
    (!state.only || state.only.has(event.short))
  );
}

/** Whether anything is asked for. */
export function asks(state) {
  return Boolean(
    state.effect || state.icp || state.kind || state.since || state.until || state.entry || state.only,
  );
}

/** The years to look in, the latest first: all that can match, or as many as hold the wanted number. */
export function yearsFor(index, state, wanted) {
  const years = state.entry ? (index.entries[state.entry]?.years ?? []) : index.years.map(([year]) => year);
  if (asks(state)) {
    return years.filter(
      (year) =>
        (!state.since || year >= Number(state.since.slice(0, 4))) &&
        (!state.until || year <= Number(state.until.slice(0, 4))),
    );
  }
  let count = 0;
  return index.years.filter(([, events]) => (count += events) - events < wanted).map(([year]) => year);
}

/** Runs of neighbours that give the same answer. */
export function runs(items, answer) {
  const found = [];
  for (const item of items) {
    const last = found.at(-1);
    if (last && answer(last[0]) === answer(item)) last.push(item);
    else found.push([item]);
  }
  return found;
}
