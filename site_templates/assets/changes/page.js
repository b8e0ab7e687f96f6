// x

export function start(window) {}
