/** A link to this very page, opened where the page is open already: it follows, as it would open. */

import { leadTo } from "./ground/lead.js";
import { isPresentedAt, readFragment } from "./pages/address.js";
import { withStep } from "./story/story.js";
import { EVIDENCE } from "./view/panel.js";

/** @import { Store } from "./pages/store.js" */
/** @import { Story } from "./story/story.js" */
/** @import { Frame, State } from "./types.d.ts" */

/**
 * @typedef {object} Opened
 * @property {Frame} frame
 * @property {Store | undefined} store
 * @property {((address: Location | URL) => { state: State, notice: string }) | null} asked what an address
 *   asks of it
 * @property {Story | null} story
 * @property {() => void} reveal brings into sight what the state has chosen
 * @property {(on: boolean) => void} present
 */

/**
 * @param {Opened} opened
 * @param {URL} address which may have been written anew by now
 */
async function follow({ frame, store, asked, story, reveal, present }, address) {
  const inHash = frame.addressIn === "hash";
  const fragment = address.hash.slice(1);
  const { place } = readFragment(fragment, frame);
  if (inHash && (!fragment || fragment.includes("="))) {
    if (store && asked) {
      const { state, notice } = asked(address);
      const whole = withStep(state, frame.story);
      store.notice = notice;
      story?.expect(whole);
      await store.open(whole);
      reveal();
    }
    present(isPresentedAt(address.href, inHash));
  }
  if (place !== EVIDENCE) leadTo(document.getElementById(place));
}

/** @param {Opened} opened */
export function followLinks(opened) {
  addEventListener("hashchange", ({ newURL }) => void follow(opened, new URL(newURL)));
}
