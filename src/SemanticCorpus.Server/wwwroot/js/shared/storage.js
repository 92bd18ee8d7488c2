// What this browser remembers. A browser that forbids storage just forgets.
export function recall(key, fallback = null) {
  try {
    return localStorage.getItem(key) ?? fallback;
  } catch {
    return fallback;
  }
}

/** @returns {boolean} whether it was kept */
export function remember(key, value) {
  try {
    localStorage.setItem(key, value);
    return true;
  } catch {
    return false;
  }
}

export function recallJson(key, fallback) {
  try {
    return JSON.parse(recall(key)) ?? fallback;
  } catch {
    return fallback;
  }
}
