// The tabs of the book that are open in this browser: which of them drives a queue, and what they say to each other.
// Page thread.

export interface Tabs {
  /**
   * Calls back once, when this tab drives: soon where no other one does, else when that one has gone. For good: it drives
   * until it goes itself.
   */
  readonly lead: (drives: (first: boolean) => void) => void;
  /** To all other tabs. */
  readonly post: (message: unknown) => void;
  readonly listen: (heard: (message: unknown) => void) => void;
}

const forGood = new Promise<never>(() => undefined);

/** @param name of the lock and of the channel: another one when the messages change */
export function browserTabs(name: string): Tabs {
  const channel = new BroadcastChannel(name);
  return {
    lead(drives) {
      // Only on secure addresses; elsewhere each tab drives its own.
      if (!('locks' in navigator)) {
        drives(true);
        return;
      }
      const { locks } = navigator;
      void locks.request(name, { ifAvailable: true }, (lock) => {
        if (lock !== null) {
          drives(true);
          return forGood;
        }
        void locks.request(name, () => {
          drives(false);
          return forGood;
        });
        return undefined;
      });
    },
    post: (message) => channel.postMessage(message),
    listen: (heard) => {
      channel.addEventListener('message', ({ data }) => heard(data));
    },
  };
}
