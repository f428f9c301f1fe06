// Files that wait on a phone: the browser keeps them over a reload.

const STORE = "files";

let opened = null;

function open() {
  opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open("fieldbook", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE);
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  return opened;
}

/** What came of it; undefined in a browser that keeps nothing. */
async function inStore(mode, deed) {
  try {
    const transaction = (await open()).transaction(STORE, mode);
    const asked = deed(transaction.objectStore(STORE));
    return await new Promise((resolve, reject) => {
      // Not when it was done: what is not committed goes with the page.
      transaction.oncomplete = () => resolve(asked.result);
      transaction.onabort = () => reject(transaction.error);
    });
  } catch {
    return undefined;
  }
}

export const keepFiles = (key, files) => inStore("readwrite", (store) => store.put(files, key));
export const dropFiles = (key) => inStore("readwrite", (store) => store.delete(key));

/** The files that were kept by this key; undefined where they are gone. */
export const filesBy = (key) => inStore("readonly", (store) => store.get(key));
