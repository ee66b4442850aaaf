import { useEffect, useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { headHeight, outlineHeight, rowHeight, type GridLayout, type Place } from './grid-layout.ts';

const ahead = 8;
const topHeight = outlineHeight + headHeight + rowHeight;

export type Viewport = {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly first: number;
  readonly last: number;
  /** How far the sheet is scrolled. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly onScroll: () => void;
  /** Scrolls as little as needed to show a cell. */
  readonly reveal: (place: Place, layout: GridLayout) => void;
};

/** Which lines are drawn: those that are seen, and a few beyond. */
export function useViewport(rowCount: number): Viewport {
  const scroller = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState({ left: 0, top: 0, height: 480, width: 960 });
  const measure = (): void => {
    const element = scroller.current;
    if (!element) return;
    const { scrollLeft: left, scrollTop: top, clientHeight: height, clientWidth: width } = element;
    setSeen((now) =>
      now.left === left && now.top === top && now.height === height && now.width === width
        ? now
        : { left, top, height, width },
    );
  };
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);
  return {
    scroller,
    left: seen.left,
    top: seen.top,
    width: seen.width,
    first: Math.max(0, Math.floor(seen.top / rowHeight) - ahead),
    last: Math.min(rowCount - 1, Math.ceil((seen.top + seen.height) / rowHeight) + ahead),
    onScroll: () => {
      // Drawn within the same frame, so that no blank lines are seen while scrolling.
      flushSync(measure);
    },
    reveal: (place, layout) => {
      const element = scroller.current;
      const placed = layout.placed.find(({ index }) => index === place.column);
      if (!element || !placed) return;
      const y = place.row * rowHeight;
      const room = element.clientHeight - topHeight;
      if (y < element.scrollTop) element.scrollTop = y;
      else if (y + rowHeight > element.scrollTop + room) element.scrollTop = y + rowHeight - room;
      if (placed.column.frozen) return;
      const right = placed.x + placed.column.width;
      if (placed.x - layout.frozenWidth < element.scrollLeft) element.scrollLeft = placed.x - layout.frozenWidth;
      else if (right > element.scrollLeft + element.clientWidth) element.scrollLeft = right - element.clientWidth;
    },
  };
}

export const headOverBody = topHeight;
