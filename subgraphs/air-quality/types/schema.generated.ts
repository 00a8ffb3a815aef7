export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /**
   * A point in time as RFC 3339 text with its offset, for example `2020-10-22T18:54:00+09:00`, in the years 1800 to 2999.
   * Times are returned in the site's time zone, Asia/Seoul (+09:00).
   */
  DateTime: { input: Date; output: Date; }
  /**
   * An absolute http or https URL (WHATWG URL standard) of up to 2048 characters without a user name and password, for
   * example `https://news.example/articles/1`.
   */
  URL: { input: string; output: string; }
  _FieldSet: { input: unknown; output: unknown; }
};

/** The audience of an advisory. */
export type AdvisoryAudience =
  /** Every user. */
  | 'GENERAL'
  /** Children, the elderly, and people with heart or lung diseases. */
  | 'SENSITIVE';

/** The air quality of a region at one time. */
export type AirQuality = {
  readonly __typename?: 'AirQuality';
  /** Health advice for this grade; null without a grade. */
  readonly advisory: Maybe<Scalars['String']['output']>;
  /** Carbon monoxide. */
  readonly co: Maybe<PollutantReading>;
  /** The overall grade: the source's, otherwise that of the index. Null when neither is known. */
  readonly grade: Maybe<AirQualityGrade>;
  /** The label of the grade. */
  readonly gradeLabel: Maybe<Scalars['String']['output']>;
  /**
   * The Comprehensive Air-quality Index (CAI), 0 to 500: the source's, otherwise computed. Null when the source gave none
   * and one of PM10, PM2.5, O3 and NO2 is missing, or the source's grade is another than that of the computed index.
   */
  readonly index: Maybe<Scalars['Int']['output']>;
  /** Whether the reading is more than 3 hours old (configurable), relative to now or to the requested time. */
  readonly isStale: Scalars['Boolean']['output'];
  /** The grade as the site's strip prints it: A (GOOD) to D (VERY_UNHEALTHY). */
  readonly letter: Maybe<Scalars['String']['output']>;
  /** Nitrogen dioxide. */
  readonly no2: Maybe<PollutantReading>;
  /** Ozone. */
  readonly o3: Maybe<PollutantReading>;
  /** The time of the observation. */
  readonly observedAt: Scalars['DateTime']['output'];
  /** Particulates up to 10 µm. */
  readonly pm10: Maybe<PollutantReading>;
  /** Particulates up to 2.5 µm. */
  readonly pm25: Maybe<PollutantReading>;
  /** When one of the sources last published or corrected it. */
  readonly recordedAt: Maybe<Scalars['DateTime']['output']>;
  /** The region. */
  readonly region: Region;
  /** Sulphur dioxide. */
  readonly so2: Maybe<PollutantReading>;
  /** The source that goes before the others, by the rule of `sources`. */
  readonly source: Maybe<Scalars['String']['output']>;
  /**
   * Everybody who reported this region and time. Each value is that of the first source that gives it: of measurements
   * before grades alone, of these the last published.
   */
  readonly sources: ReadonlyArray<AirQualitySource>;
  /** The air temperature in degrees Celsius, null when the source gave none. */
  readonly temperature: Maybe<Scalars['Float']['output']>;
};


/** The air quality of a region at one time. */
export type AirQualityAdvisoryArgs = {
  audience?: AdvisoryAudience;
  locale?: Locale;
};


/** The air quality of a region at one time. */
export type AirQualityGradeLabelArgs = {
  locale?: Locale;
};

/** A fine dust alert. */
export type AirQualityAlert = {
  readonly __typename?: 'AirQualityAlert';
  /** When it was cleared; null while it is in force. */
  readonly clearedAt: Maybe<Scalars['DateTime']['output']>;
  /** The concentration in µg/m³ at which it was cleared; null when the source gave none. */
  readonly clearedValue: Maybe<Scalars['Float']['output']>;
  /** Identifies the alert. */
  readonly id: Scalars['ID']['output'];
  /** Whether it is in force. */
  readonly isActive: Scalars['Boolean']['output'];
  /** When it was issued. */
  readonly issuedAt: Scalars['DateTime']['output'];
  /** The concentration in µg/m³ at which it was issued; null when the source gave none. */
  readonly issuedValue: Maybe<Scalars['Float']['output']>;
  /** The label of the level, for example 미세먼지 주의보. */
  readonly label: Scalars['String']['output'];
  /** How serious it is. */
  readonly level: AlertLevel;
  /** PM10 or PM25. */
  readonly pollutant: Pollutant;
  /** The region. */
  readonly region: Region;
  /** The part of the region that it is for (권역), for example 중부권. */
  readonly zone: Scalars['String']['output'];
};


/** A fine dust alert. */
export type AirQualityAlertLabelArgs = {
  locale?: Locale;
};

/** A page of alerts. */
export type AirQualityAlertConnection = {
  readonly __typename?: 'AirQualityAlertConnection';
  /** The alerts with their cursors. */
  readonly edges: ReadonlyArray<AirQualityAlertEdge>;
  /** The alerts. */
  readonly nodes: ReadonlyArray<AirQualityAlert>;
  /** The position of the page in the list. */
  readonly pageInfo: PageInfo;
  /** The number of alerts in the whole list. */
  readonly totalCount: Scalars['Int']['output'];
};

/** An alert in a page. */
export type AirQualityAlertEdge = {
  readonly __typename?: 'AirQualityAlertEdge';
  /** Its position, for `after` and `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The alert. */
  readonly node: AirQualityAlert;
};

/** Which alerts. Only those that match every field that is given. */
export type AirQualityAlertFilter = {
  /** Only those in force, or only those that are cleared. */
  readonly isActive?: InputMaybe<Scalars['Boolean']['input']>;
  /** Of this level. */
  readonly level?: InputMaybe<AlertLevel>;
  /** Of this pollutant. */
  readonly pollutant?: InputMaybe<Pollutant>;
  /** Of these regions (ISO 3166-2:KR codes), 1 to 17. */
  readonly regionCodes?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** The readings of one hour, day or week. */
export type AirQualityBucket = {
  readonly __typename?: 'AirQualityBucket';
  /** Carbon monoxide. */
  readonly co: Maybe<AirQualityStatistics>;
  /** When it ends, and the next one starts. */
  readonly end: Scalars['DateTime']['output'];
  /** The index (CAI). */
  readonly index: Maybe<AirQualityStatistics>;
  /** Nitrogen dioxide. */
  readonly no2: Maybe<AirQualityStatistics>;
  /** Ozone. */
  readonly o3: Maybe<AirQualityStatistics>;
  /** Particulates up to 10 µm, by their hourly values. */
  readonly pm10: Maybe<AirQualityStatistics>;
  /** Particulates up to 2.5 µm, by their hourly values. */
  readonly pm25: Maybe<AirQualityStatistics>;
  /** The number of readings; 0 is a gap. */
  readonly readings: Scalars['Int']['output'];
  /** Sulphur dioxide. */
  readonly so2: Maybe<AirQualityStatistics>;
  /** When the interval starts. */
  readonly start: Scalars['DateTime']['output'];
  /** The air temperature. */
  readonly temperature: Maybe<AirQualityStatistics>;
  /** The worst overall grade. */
  readonly worstGrade: Maybe<AirQualityGrade>;
};

/** A district (시군구) with measuring stations. Of a city with districts of its own (수원시 팔달구) it is the city. */
export type AirQualityDistrict = {
  readonly __typename?: 'AirQualityDistrict';
  /**
   * The mean of the latest hour of its urban stations that are not stale; null when there is none. The index is that of the
   * means.
   */
  readonly airQuality: Maybe<LocalAirQuality>;
  /** The name, for example 종로구. */
  readonly name: Scalars['String']['output'];
  /** The region. */
  readonly region: Region;
  /** Its stations, by name. */
  readonly stations: ReadonlyArray<AirQualityStation>;
};

/** The forecast of a pollutant for a day (예보). */
export type AirQualityForecast = {
  readonly __typename?: 'AirQualityForecast';
  /** What to do, in words; null when the source gave none. */
  readonly advice: Maybe<Scalars['String']['output']>;
  /** What causes it, in words; null when the source gave none. */
  readonly cause: Maybe<Scalars['String']['output']>;
  /** The start of the day (Asia/Seoul). */
  readonly day: Scalars['DateTime']['output'];
  /** Maps of the concentrations, 0 to 9. */
  readonly images: ReadonlyArray<Scalars['URL']['output']>;
  /** When it was issued. */
  readonly issuedAt: Scalars['DateTime']['output'];
  /** The whole country in words; null when the source gave none. */
  readonly overall: Maybe<Scalars['String']['output']>;
  /** PM10, PM25 or O3. */
  readonly pollutant: Pollutant;
  /** The grades of the zones, in the order of the source. */
  readonly zones: ReadonlyArray<ForecastZone>;
};

/** AirKorea's four grades. */
export type AirQualityGrade =
  /** 좋음, AirKorea's 1, A in the strip. */
  | 'GOOD'
  /** 보통, AirKorea's 2, B in the strip. */
  | 'MODERATE'
  /** 나쁨, AirKorea's 3, C in the strip. */
  | 'UNHEALTHY'
  /** 매우나쁨, AirKorea's 4, D in the strip. */
  | 'VERY_UNHEALTHY';

/** The number of regions with a grade. */
export type AirQualityGradeCount = {
  readonly __typename?: 'AirQualityGradeCount';
  /** The number of regions. */
  readonly count: Scalars['Int']['output'];
  /** The grade. */
  readonly grade: AirQualityGrade;
  /** The regions, in the order of the strip. */
  readonly regions: ReadonlyArray<Region>;
};

/** A grade with its labels and limits. */
export type AirQualityGradeInfo = {
  readonly __typename?: 'AirQualityGradeInfo';
  /** Health advice for this grade. */
  readonly advisory: Scalars['String']['output'];
  /** The grade. */
  readonly grade: AirQualityGrade;
  /** The highest index (CAI) of the grade. */
  readonly highestIndex: Scalars['Int']['output'];
  /** The label of the grade. */
  readonly label: Scalars['String']['output'];
  /** The grade as the site's strip prints it. */
  readonly letter: Scalars['String']['output'];
  /** The lowest index (CAI) of the grade. */
  readonly lowestIndex: Scalars['Int']['output'];
};


/** A grade with its labels and limits. */
export type AirQualityGradeInfoAdvisoryArgs = {
  audience?: AdvisoryAudience;
  locale?: Locale;
};


/** A grade with its labels and limits. */
export type AirQualityGradeInfoLabelArgs = {
  locale?: Locale;
};

/** A source of a reading, and what is taken from it. */
export type AirQualitySource = {
  readonly __typename?: 'AirQualitySource';
  /** The name of the source; null when it gave none. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** The values of the reading that are this source's. */
  readonly provides: ReadonlyArray<AirQualityValue>;
  /** When it published its values, or last corrected them. */
  readonly recordedAt: Scalars['DateTime']['output'];
};

/** A measuring station of AirKorea. */
export type AirQualityStation = {
  readonly __typename?: 'AirQualityStation';
  /** The postal address; null when unknown. */
  readonly address: Maybe<Scalars['String']['output']>;
  /** Its latest reading, null when there is none yet. */
  readonly airQuality: Maybe<LocalAirQuality>;
  /** The district (시군구) by its address; null where the address names none. */
  readonly district: Maybe<AirQualityDistrict>;
  /** The code of its region and its name, for example `KR-11/중구`. */
  readonly id: Scalars['ID']['output'];
  /** The year in which it was installed; null when unknown. */
  readonly installedYear: Maybe<Scalars['Int']['output']>;
  /** Degrees north (WGS 84); null when unknown. */
  readonly latitude: Maybe<Scalars['Float']['output']>;
  /** Degrees east (WGS 84); null when unknown. */
  readonly longitude: Maybe<Scalars['Float']['output']>;
  /** The name, unique in its region. */
  readonly name: Scalars['String']['output'];
  /** What it measures the air of; null when unknown. */
  readonly network: Maybe<StationNetwork>;
  /** The pollutants it measures. */
  readonly pollutants: ReadonlyArray<Pollutant>;
  /** The region. */
  readonly region: Region;
};

/** Minimum, mean and maximum of some values. */
export type AirQualityStatistics = {
  readonly __typename?: 'AirQualityStatistics';
  /** The number of values. */
  readonly count: Scalars['Int']['output'];
  /** The maximum. */
  readonly max: Scalars['Float']['output'];
  /** The mean. */
  readonly mean: Scalars['Float']['output'];
  /** The minimum. */
  readonly min: Scalars['Float']['output'];
  /** The unit: `µg/m³`, `ppm`, `°C`; null for the index. */
  readonly unit: Maybe<Scalars['String']['output']>;
};

/** The air quality of the whole country. */
export type AirQualitySummary = {
  readonly __typename?: 'AirQualitySummary';
  /** The region with the lowest index. */
  readonly best: Maybe<AirQuality>;
  /** Carbon monoxide. */
  readonly co: Maybe<AirQualityStatistics>;
  /** The number of regions with each grade, from best to worst. */
  readonly grades: ReadonlyArray<AirQualityGradeCount>;
  /** The indices of the regions. */
  readonly index: Maybe<AirQualityStatistics>;
  /** Regions whose reading is stale or missing; they are not counted in other fields. */
  readonly missing: ReadonlyArray<Region>;
  /** Nitrogen dioxide. */
  readonly no2: Maybe<AirQualityStatistics>;
  /** Ozone. */
  readonly o3: Maybe<AirQualityStatistics>;
  /** The time of the newest reading; null when there is none. */
  readonly observedAt: Maybe<Scalars['DateTime']['output']>;
  /** Particulates up to 10 µm. */
  readonly pm10: Maybe<AirQualityStatistics>;
  /** Particulates up to 2.5 µm. */
  readonly pm25: Maybe<AirQualityStatistics>;
  /** Sulphur dioxide. */
  readonly so2: Maybe<AirQualityStatistics>;
  /** The temperatures of the regions. */
  readonly temperature: Maybe<AirQualityStatistics>;
  /** The region with the highest index. */
  readonly worst: Maybe<AirQuality>;
};

/** The values of a reading. */
export type AirQualityValue =
  /** Carbon monoxide. */
  | 'CO'
  /** The overall grade and the index. A grade that is computed from concentrations is no source's. */
  | 'GRADE'
  /** Nitrogen dioxide. */
  | 'NO2'
  /** Ozone. */
  | 'O3'
  /** Particulates up to 10 µm. */
  | 'PM10'
  /** Particulates up to 2.5 µm. */
  | 'PM25'
  /** Sulphur dioxide. */
  | 'SO2'
  /** The air temperature. */
  | 'TEMPERATURE';

/** How serious an alert is. */
export type AlertLevel =
  /** 주의보. */
  | 'ADVISORY'
  /** 경보. */
  | 'WARNING';

/** Who may get a cached response. */
export type CacheControlScope =
  /** Only the user whose request it answered. */
  | 'PRIVATE'
  /** Every user. */
  | 'PUBLIC';

/** A zone of the forecast: a region or, in 경기 and 강원, a part of it. */
export type ForecastZone = {
  readonly __typename?: 'ForecastZone';
  /** The grade; null when there is no forecast for the zone. */
  readonly grade: Maybe<AirQualityGrade>;
  /** The label of the grade. */
  readonly gradeLabel: Maybe<Scalars['String']['output']>;
  /** The name, for example 서울, 경기북부 or 영동. */
  readonly name: Scalars['String']['output'];
  /** The region that it is, or is a part of. */
  readonly region: Region;
};


/** A zone of the forecast: a region or, in 경기 and 강원, a part of it. */
export type ForecastZoneGradeLabelArgs = {
  locale?: Locale;
};

/** A zone of a forecast. */
export type ForecastZoneInput = {
  /** The grade; null when there is no forecast for the zone. */
  readonly grade?: InputMaybe<AirQualityGrade>;
  /** The name, up to 50 characters. */
  readonly name: Scalars['String']['input'];
  /** ISO 3166-2:KR code of the region that it is, or is a part of. */
  readonly regionCode: Scalars['ID']['input'];
};

/** The length of a history's intervals. */
export type HistoryInterval =
  /** Days, from midnight in Asia/Seoul. */
  | 'DAY'
  /** Hours. */
  | 'HOUR'
  /** Weeks, from Monday in Asia/Seoul. */
  | 'WEEK';

/** The air quality of a station or a district at one time. */
export type LocalAirQuality = {
  readonly __typename?: 'LocalAirQuality';
  /** Health advice for this grade; null without a grade. */
  readonly advisory: Maybe<Scalars['String']['output']>;
  /** Carbon monoxide. */
  readonly co: Maybe<PollutantReading>;
  /** The overall grade: the source's, otherwise that of the index. Null when neither is known. */
  readonly grade: Maybe<AirQualityGrade>;
  /** The label of the grade. */
  readonly gradeLabel: Maybe<Scalars['String']['output']>;
  /** The Comprehensive Air-quality Index (CAI), 0 to 500: the source's, otherwise computed; null as in `AirQuality.index`. */
  readonly index: Maybe<Scalars['Int']['output']>;
  /** Whether the reading is more than 3 hours old (configurable). */
  readonly isStale: Scalars['Boolean']['output'];
  /** The grade as the site's strip prints it: A (GOOD) to D (VERY_UNHEALTHY). */
  readonly letter: Maybe<Scalars['String']['output']>;
  /** Nitrogen dioxide. */
  readonly no2: Maybe<PollutantReading>;
  /** Ozone. */
  readonly o3: Maybe<PollutantReading>;
  /** The time of the observation. */
  readonly observedAt: Scalars['DateTime']['output'];
  /** Particulates up to 10 µm. */
  readonly pm10: Maybe<PollutantReading>;
  /** Particulates up to 2.5 µm. */
  readonly pm25: Maybe<PollutantReading>;
  /** Sulphur dioxide. */
  readonly so2: Maybe<PollutantReading>;
  /** The number of stations that reported. */
  readonly stationCount: Scalars['Int']['output'];
};


/** The air quality of a station or a district at one time. */
export type LocalAirQualityAdvisoryArgs = {
  audience?: AdvisoryAudience;
  locale?: Locale;
};


/** The air quality of a station or a district at one time. */
export type LocalAirQualityGradeLabelArgs = {
  locale?: Locale;
};

/** A language of the site. */
export type Locale =
  /** English. */
  | 'EN'
  /** Korean. */
  | 'KO';

/** All mutations. Each one requires a token with the scope it names. */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /**
   * Records readings, one per region and time. Readings of several sources are merged (see `AirQuality.sources`); of one
   * source, the last published replaces the others. An identical reading of a source changes nothing, so running it twice
   * is safe. All readings are recorded or none.
   * Requires the scope `air-quality:write`. Errors: CONFLICT when others keep writing the same readings.
   */
  readonly recordAirQuality: Maybe<RecordAirQualityPayload>;
  /**
   * Records fine dust alerts. An alert is identified by region, zone, pollutant, level and time of issue; recorded again, it
   * is corrected or cleared. An identical one changes nothing.
   * Requires the scope `air-quality:write`.
   */
  readonly recordAirQualityAlerts: Maybe<RecordAirQualityPayload>;
  /**
   * Records forecasts; of each pollutant and day, that which was issued last is kept. An identical one changes nothing.
   * Requires the scope `air-quality:write`.
   */
  readonly recordAirQualityForecasts: Maybe<RecordAirQualityPayload>;
  /**
   * Records what is known of measuring stations, each in place of what was known of it. An identical one changes nothing.
   * Requires the scope `air-quality:write`.
   */
  readonly recordAirQualityStations: Maybe<RecordAirQualityPayload>;
  /**
   * Records the latest readings of measuring stations; of each station, that of the latest hour is kept. A station that is
   * not known yet is made known by its name. An identical reading changes nothing.
   * Requires the scope `air-quality:write`.
   */
  readonly recordStationAirQuality: Maybe<RecordAirQualityPayload>;
};


/** All mutations. Each one requires a token with the scope it names. */
export type MutationRecordAirQualityArgs = {
  dryRun?: Scalars['Boolean']['input'];
  input: ReadonlyArray<RecordAirQualityInput>;
};


/** All mutations. Each one requires a token with the scope it names. */
export type MutationRecordAirQualityAlertsArgs = {
  dryRun?: Scalars['Boolean']['input'];
  input: ReadonlyArray<RecordAirQualityAlertInput>;
};


/** All mutations. Each one requires a token with the scope it names. */
export type MutationRecordAirQualityForecastsArgs = {
  dryRun?: Scalars['Boolean']['input'];
  input: ReadonlyArray<RecordAirQualityForecastInput>;
};


/** All mutations. Each one requires a token with the scope it names. */
export type MutationRecordAirQualityStationsArgs = {
  dryRun?: Scalars['Boolean']['input'];
  input: ReadonlyArray<RecordAirQualityStationInput>;
};


/** All mutations. Each one requires a token with the scope it names. */
export type MutationRecordStationAirQualityArgs = {
  dryRun?: Scalars['Boolean']['input'];
  input: ReadonlyArray<RecordStationAirQualityInput>;
};

/** A station and how far it is from a point. */
export type NearbyStation = {
  readonly __typename?: 'NearbyStation';
  /** The distance over the ground in metres. */
  readonly distance: Scalars['Int']['output'];
  /** The station. */
  readonly station: AirQualityStation;
};

/** Something with a global id (Relay's Object Identification). */
export type Node = {
  /**
   * Identifies it among all objects of the graph; opaque. `Query.node` finds it again. Not the `id` of its type, which stays
   * what it was.
   */
  readonly nodeId: Scalars['ID']['output'];
};

/** Information about a page of a list (Relay). */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** The cursor of the page's last entry, null for an empty page. */
  readonly endCursor: Maybe<Scalars['String']['output']>;
  /** Whether there is a next page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether there is a previous page. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the page's first entry, null for an empty page. */
  readonly startCursor: Maybe<Scalars['String']['output']>;
};

/** The pollutants of the index. */
export type Pollutant =
  /** Carbon monoxide, in ppm. */
  | 'CO'
  /** Nitrogen dioxide, in ppm. */
  | 'NO2'
  /** Ozone, in ppm. */
  | 'O3'
  /** Particulates up to 10 µm, in µg/m³. */
  | 'PM10'
  /** Particulates up to 2.5 µm, in µg/m³. */
  | 'PM25'
  /** Sulphur dioxide, in ppm. */
  | 'SO2';

/** The concentration of a pollutant. */
export type PollutantReading = {
  readonly __typename?: 'PollutantReading';
  /**
   * The predicted mean of 24 hours, which grades particulates. If the source gives none, it is computed from the hours
   * before, as AirKorea does; null for gases, and while fewer than nine of twelve hours or three of the last four are
   * known.
   */
  readonly average24h: Maybe<Scalars['Float']['output']>;
  /** The grade: the source's, otherwise by AirKorea's breakpoints. */
  readonly grade: Maybe<AirQualityGrade>;
  /** The pollutant. */
  readonly pollutant: Pollutant;
  /** The unit of the values: `µg/m³` or `ppm`. */
  readonly unit: Scalars['String']['output'];
  /** The hourly concentration, null when the source gave only the grade. */
  readonly value: Maybe<Scalars['Float']['output']>;
};

/** The concentration of a pollutant. */
export type PollutantReadingInput = {
  /** The predicted mean of 24 hours, for particulates; by default computed from the hours recorded before. */
  readonly average24h?: InputMaybe<Scalars['Float']['input']>;
  /**
   * The grade. By default from AirKorea's breakpoints; required without a value. It is that of `average24h` or `value` by
   * these, if the value that is graded is known: for gases `value`, for particulates `average24h`.
   */
  readonly grade?: InputMaybe<AirQualityGrade>;
  /** The hourly concentration; null for a source that gives a grade only. At least one of `value` and `grade`. */
  readonly value?: InputMaybe<Scalars['Float']['input']>;
};

/** All queries. */
export type Query = {
  readonly __typename?: 'Query';
  /**
   * Fine dust alerts (주의보 and 경보), the last issued first. Provide `first` (with `after`) or `last` (with `before`); 20 by
   * default.
   */
  readonly airQualityAlerts: Maybe<AirQualityAlertConnection>;
  /**
   * The forecasts of a day and the seven days after it, of each pollutant and day the one that was issued last; by day, then
   * by pollutant.
   */
  readonly airQualityForecasts: Maybe<ReadonlyArray<AirQualityForecast>>;
  /** The four grades from best to worst, for a legend. */
  readonly airQualityGrades: Maybe<ReadonlyArray<AirQualityGradeInfo>>;
  /**
   * The regions' latest readings, those with the highest concentration of a pollutant first. Regions without a value, and
   * those whose latest reading is stale, are left out.
   */
  readonly airQualityRanking: Maybe<ReadonlyArray<AirQuality>>;
  /** One measuring station, or null when it does not exist. */
  readonly airQualityStation: Maybe<AirQualityStation>;
  /** The air quality of the whole country, from the readings of its regions that are not stale. */
  readonly airQualitySummary: Maybe<AirQualitySummary>;
  /** The measuring stations nearest to a point, the nearest first. Stations whose position is unknown are left out. */
  readonly nearestAirQualityStations: Maybe<ReadonlyArray<NearbyStation>>;
  /** One region, or null when it does not exist. Provide exactly one of the arguments. */
  readonly region: Maybe<Region>;
  /** Korea's 17 first-level regions in the order of the site's strip. */
  readonly regions: Maybe<ReadonlyArray<Region>>;
};


/** All queries. */
export type QueryAirQualityAlertsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AirQualityAlertFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** All queries. */
export type QueryAirQualityForecastsArgs = {
  from?: InputMaybe<Scalars['DateTime']['input']>;
  pollutant?: InputMaybe<Pollutant>;
};


/** All queries. */
export type QueryAirQualityRankingArgs = {
  at?: InputMaybe<Scalars['DateTime']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  pollutant: Pollutant;
};


/** All queries. */
export type QueryAirQualityStationArgs = {
  id: Scalars['ID']['input'];
};


/** All queries. */
export type QueryAirQualitySummaryArgs = {
  at?: InputMaybe<Scalars['DateTime']['input']>;
};


/** All queries. */
export type QueryNearestAirQualityStationsArgs = {
  first?: Scalars['Int']['input'];
  latitude: Scalars['Float']['input'];
  longitude: Scalars['Float']['input'];
  network?: InputMaybe<StationNetwork>;
};


/** All queries. */
export type QueryRegionArgs = {
  code?: InputMaybe<Scalars['ID']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
};

/** A fine dust alert. */
export type RecordAirQualityAlertInput = {
  /** When it was cleared, not before `issuedAt` and not in the future; null while it is in force. */
  readonly clearedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** The concentration in µg/m³ at which it was cleared, 0 to 10000. */
  readonly clearedValue?: InputMaybe<Scalars['Float']['input']>;
  /** When it was issued, not in the future. */
  readonly issuedAt: Scalars['DateTime']['input'];
  /** The concentration in µg/m³ at which it was issued, 0 to 10000. */
  readonly issuedValue?: InputMaybe<Scalars['Float']['input']>;
  /** How serious it is. */
  readonly level: AlertLevel;
  /** PM10 or PM25. */
  readonly pollutant: Pollutant;
  /** When the source published it; now by default. A later one is not overwritten. */
  readonly recordedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** ISO 3166-2:KR code of the region. */
  readonly regionCode: Scalars['ID']['input'];
  /** The part of the region that it is for, up to 50 characters. */
  readonly zone: Scalars['String']['input'];
};

/** The forecast of a pollutant for a day. */
export type RecordAirQualityForecastInput = {
  /** What to do, in words, up to 5000 characters. */
  readonly advice?: InputMaybe<Scalars['String']['input']>;
  /** What causes it, in words, up to 5000 characters. */
  readonly cause?: InputMaybe<Scalars['String']['input']>;
  /** A time in the day (Asia/Seoul), at most 15 days after `issuedAt` and not before its day. */
  readonly day: Scalars['DateTime']['input'];
  /** Maps of the concentrations, up to 9. */
  readonly images?: InputMaybe<ReadonlyArray<Scalars['URL']['input']>>;
  /** When it was issued, not in the future. */
  readonly issuedAt: Scalars['DateTime']['input'];
  /** The whole country in words, up to 5000 characters. */
  readonly overall?: InputMaybe<Scalars['String']['input']>;
  /** PM10, PM25 or O3. */
  readonly pollutant: Pollutant;
  /** The grades of the zones, 1 to 50, each once. */
  readonly zones: ReadonlyArray<ForecastZoneInput>;
};

/** One reading. It must have a grade, an index or a pollutant. */
export type RecordAirQualityInput = {
  /** Carbon monoxide, in ppm. */
  readonly co?: InputMaybe<PollutantReadingInput>;
  /** The overall grade. By default that of the index; with an index, it is the grade of it. */
  readonly grade?: InputMaybe<AirQualityGrade>;
  /** The Comprehensive Air-quality Index, 0 to 500. By default computed from the pollutants when they suffice. */
  readonly index?: InputMaybe<Scalars['Int']['input']>;
  /** Nitrogen dioxide, in ppm. */
  readonly no2?: InputMaybe<PollutantReadingInput>;
  /** Ozone, in ppm. */
  readonly o3?: InputMaybe<PollutantReadingInput>;
  /** The time of the observation, not in the future. */
  readonly observedAt: Scalars['DateTime']['input'];
  /** Particulates up to 10 µm, in µg/m³. */
  readonly pm10?: InputMaybe<PollutantReadingInput>;
  /** Particulates up to 2.5 µm, in µg/m³. */
  readonly pm25?: InputMaybe<PollutantReadingInput>;
  /**
   * When the source published it; now by default. A reading of the same source, region and time that was published later
   * is not overwritten.
   */
  readonly recordedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** ISO 3166-2:KR code of the region. */
  readonly regionCode: Scalars['ID']['input'];
  /** Sulphur dioxide, in ppm. */
  readonly so2?: InputMaybe<PollutantReadingInput>;
  /** The source of the reading, up to 200 characters. A reading has up to 50 sources. */
  readonly source?: InputMaybe<Scalars['String']['input']>;
  /** The air temperature in degrees Celsius, -60 to 60. */
  readonly temperature?: InputMaybe<Scalars['Float']['input']>;
};

/** Result of a mutation that records. */
export type RecordAirQualityPayload = {
  readonly __typename?: 'RecordAirQualityPayload';
  /** How many were older than existing ones of their source, which were kept. */
  readonly outdated: Scalars['Int']['output'];
  /** How many were new or different, and were written. */
  readonly recorded: Scalars['Int']['output'];
  /** How many were identical to existing ones of their source. */
  readonly unchanged: Scalars['Int']['output'];
};

/** A measuring station. */
export type RecordAirQualityStationInput = {
  /** The postal address, up to 300 characters. If it names a region, it must be that of `regionCode`. */
  readonly address?: InputMaybe<Scalars['String']['input']>;
  /** The year in which it was installed, 1970 to now. */
  readonly installedYear?: InputMaybe<Scalars['Int']['input']>;
  /** Degrees north (WGS 84), with `longitude`: a point in Korea, 32 to 40. */
  readonly latitude?: InputMaybe<Scalars['Float']['input']>;
  /** Degrees east (WGS 84), with `latitude`: a point in Korea, 123 to 133. */
  readonly longitude?: InputMaybe<Scalars['Float']['input']>;
  /** The name, unique in its region; up to 100 characters. */
  readonly name: Scalars['String']['input'];
  /** What it measures the air of. */
  readonly network?: InputMaybe<StationNetwork>;
  /** The pollutants it measures. */
  readonly pollutants?: InputMaybe<ReadonlyArray<Pollutant>>;
  /** When the source published it; now by default. A later one is not overwritten. */
  readonly recordedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** ISO 3166-2:KR code of the region. */
  readonly regionCode: Scalars['ID']['input'];
};

/** The latest reading of a station. It must have a grade, an index or a pollutant. */
export type RecordStationAirQualityInput = {
  /** Carbon monoxide, in ppm. */
  readonly co?: InputMaybe<PollutantReadingInput>;
  /** The overall grade. By default that of the index; with an index, it is the grade of it. */
  readonly grade?: InputMaybe<AirQualityGrade>;
  /** The Comprehensive Air-quality Index, 0 to 500. By default computed from the pollutants when they suffice. */
  readonly index?: InputMaybe<Scalars['Int']['input']>;
  /** Nitrogen dioxide, in ppm. */
  readonly no2?: InputMaybe<PollutantReadingInput>;
  /** Ozone, in ppm. */
  readonly o3?: InputMaybe<PollutantReadingInput>;
  /** The time of the observation, not in the future. */
  readonly observedAt: Scalars['DateTime']['input'];
  /** Particulates up to 10 µm, in µg/m³. */
  readonly pm10?: InputMaybe<PollutantReadingInput>;
  /** Particulates up to 2.5 µm, in µg/m³. */
  readonly pm25?: InputMaybe<PollutantReadingInput>;
  /** ISO 3166-2:KR code of the region. */
  readonly regionCode: Scalars['ID']['input'];
  /** Sulphur dioxide, in ppm. */
  readonly so2?: InputMaybe<PollutantReadingInput>;
  /** The station's name, up to 100 characters. */
  readonly stationName: Scalars['String']['input'];
};

/** One of Korea's 17 first-level regions. */
export type Region = Node & {
  readonly __typename?: 'Region';
  /** The latest reading, null when there is none yet. */
  readonly airQuality: Maybe<AirQuality>;
  /** The fine dust alerts that are in force in the region, the last issued first. */
  readonly airQualityAlerts: Maybe<ReadonlyArray<AirQualityAlert>>;
  /** The districts (시군구) of the region that have measuring stations, by name; none in 세종, which has no districts. */
  readonly airQualityDistricts: Maybe<ReadonlyArray<AirQualityDistrict>>;
  /** What is forecast for the region for a day and the seven days after it, by day, then by pollutant. */
  readonly airQualityForecasts: Maybe<ReadonlyArray<RegionForecast>>;
  /**
   * Minimum, mean and maximum of the readings in each hour, day or week of a time span, oldest first, in whole intervals
   * of Asia/Seoul. An interval without readings is included, with zero readings and without values. Hours go back as far
   * as readings are stored, days and weeks forever.
   */
  readonly airQualityHistory: Maybe<ReadonlyArray<AirQualityBucket>>;
  /** The measuring stations of the region, by name. */
  readonly airQualityStations: Maybe<ReadonlyArray<AirQualityStation>>;
  /** ISO 3166-2:KR code, for example `KR-11`. */
  readonly code: Scalars['ID']['output'];
  /** Its position in the site's strip, from 1. */
  readonly displayOrder: Maybe<Scalars['Int']['output']>;
  /** The name in English, for example Seoul. */
  readonly englishName: Maybe<Scalars['String']['output']>;
  /** The short Korean name, for example 서울. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** Its global id, for `Query.node`. */
  readonly nodeId: Scalars['ID']['output'];
  /** The official Korean name, for example 서울특별시. */
  readonly officialName: Maybe<Scalars['String']['output']>;
};


/** One of Korea's 17 first-level regions. */
export type RegionAirQualityArgs = {
  at?: InputMaybe<Scalars['DateTime']['input']>;
};


/** One of Korea's 17 first-level regions. */
export type RegionAirQualityForecastsArgs = {
  from?: InputMaybe<Scalars['DateTime']['input']>;
};


/** One of Korea's 17 first-level regions. */
export type RegionAirQualityHistoryArgs = {
  from: Scalars['DateTime']['input'];
  interval: HistoryInterval;
  to: Scalars['DateTime']['input'];
};


/** One of Korea's 17 first-level regions. */
export type RegionAirQualityStationsArgs = {
  network?: InputMaybe<StationNetwork>;
};

/** The forecast of a pollutant for a day and a region. */
export type RegionForecast = {
  readonly __typename?: 'RegionForecast';
  /** The start of the day (Asia/Seoul). */
  readonly day: Scalars['DateTime']['output'];
  /** The worst grade of its zones; null when there is no forecast for them. */
  readonly grade: Maybe<AirQualityGrade>;
  /** The label of the grade. */
  readonly gradeLabel: Maybe<Scalars['String']['output']>;
  /** When it was issued. */
  readonly issuedAt: Scalars['DateTime']['output'];
  /** PM10, PM25 or O3. */
  readonly pollutant: Pollutant;
  /** Its zones: itself or, in 경기 and 강원, its parts. */
  readonly zones: ReadonlyArray<ForecastZone>;
};


/** The forecast of a pollutant for a day and a region. */
export type RegionForecastGradeLabelArgs = {
  locale?: Locale;
};

/** What the air of a station is measured for. */
export type StationNetwork =
  /** 국가배경농도: far from all sources. */
  | 'BACKGROUND'
  /** 항만: in harbours. */
  | 'PORT'
  /** 도로변대기: beside roads. */
  | 'ROADSIDE'
  /** 교외대기: around cities. */
  | 'SUBURBAN'
  /** 도시대기: where people live. A region's or a district's air is that of these. */
  | 'URBAN';

/** Events in real time. */
export type Subscription = {
  readonly __typename?: 'Subscription';
  /** A fine dust alert, whenever one is issued, corrected or cleared (`clearedAt`). */
  readonly airQualityAlertUpdated: AirQualityAlert;
  /** A region's latest reading, whenever there is a new or corrected one. */
  readonly airQualityUpdated: AirQuality;
};


/** Events in real time. */
export type SubscriptionAirQualityAlertUpdatedArgs = {
  regionCodes?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};


/** Events in real time. */
export type SubscriptionAirQualityUpdatedArgs = {
  regionCodes?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};
