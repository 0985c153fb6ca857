// The index, fetched when Search is first opened. Page thread.
import MiniSearch from 'minisearch';
import index from 'virtual:search-index';
import { searchOptions, type SearchDocument } from './search-options.ts';

export const search: MiniSearch<SearchDocument> = MiniSearch.loadJS(index, searchOptions);
