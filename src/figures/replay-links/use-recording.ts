// The run that the page's address holds, and its replay. Page thread.
import { useEffect, useEffectEvent, useState } from 'react';
import { readRecording, type ReadLink } from './recording.ts';

/** Read once a page: going to another chapter and back does not begin it anew. */
let read: Promise<ReadLink | null> | null = null;
let taken = false;

/**
 * @param onRead called once, when the link has been read and holds something
 * @returns what it holds; null: nothing, or it is being read
 */
export function useRecording(onRead: (link: ReadLink) => void): ReadLink | null {
  const [link, setLink] = useState<ReadLink | null>(null);
  const first = useEffectEvent(onRead);
  useEffect(() => {
    let here = true;
    read ??= readRecording(location.search);
    void read.then((found) => {
      if (!here || found === null) return;
      setLink(found);
      if (!taken) first(found);
      taken = true;
    });
    return () => {
      here = false;
    };
  }, []);
  return link;
}
